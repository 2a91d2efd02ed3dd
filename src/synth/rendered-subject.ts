import type { IConstruct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { Resource } from '../manifest/resource';
import type { PlaceOf, Source } from '../policy/location';
import type { PostureData, Subject, WaiverData } from '../policy/subject';
import { sourceOf } from './source-frames';

/** What a construct is judged by: its own, or inherited. */
export interface Scope {
  readonly posture: PostureData;
  readonly waivers: readonly WaiverData[];
}

/** Who made an object, and where. */
export interface Provenance {
  /** Whether one of our kinds made it. */
  readonly ours: boolean;
  readonly place?: PlaceOf;
  /** Where the user's code made this, it made the object. */
  readonly madeBy?: IConstruct;
}

/** A manifest as what rules look at. A class, as each object of an app has one: a function for each would keep more. */
export class RenderedSubject implements Subject, Provenance {
  public readonly resource: Resource;
  public readonly posture: PostureData;
  public readonly waivers: readonly WaiverData[];
  public readonly ours: boolean;
  public readonly place: PlaceOf | undefined;
  public readonly madeBy: IConstruct | undefined;

  constructor(manifest: JsonObject, origin: string, { posture, waivers }: Scope, { ours, place, madeBy }: Provenance) {
    this.resource = new Resource(manifest, origin, posture.podTemplatePaths);
    this.posture = posture;
    this.waivers = waivers;
    this.ours = ours;
    this.place = place;
    this.madeBy = madeBy;
  }

  public source(): Source | undefined {
    return this.madeBy && sourceOf(this.madeBy);
  }
}

/** Manifests as what rules look at; several come from the items of a List. */
export function subjectsOf(
  manifests: readonly JsonObject[],
  origin: string,
  scope: Scope,
  provenance: Provenance,
): RenderedSubject[] {
  return manifests.length === 1
    ? [new RenderedSubject(manifests[0], origin, scope, provenance)]
    : manifests.map((manifest, index) => {
        return new RenderedSubject(manifest, `${origin} item ${index + 1}`, scope, provenance);
      });
}
