import type { ApiObject } from 'cdk8s';
import { isObject, JsonObject } from '../manifest/json';
import { listItems } from '../manifest/list-items';
import { Resource } from '../manifest/resource';
import type { Change } from '../policy/fixer';
import { harden } from '../policy/harden';
import type { PostureData, Subject, WaiverData } from '../policy/subject';
import { attachmentsOf } from './attachments';
import { applyJsonPatches } from './json-patches';
import { lostPatches } from './lost-patches';
import { recordedPatches, withoutPatches } from './recorded-patches';
import { sourceOf } from './source-frames';
import { isRaw, Spelling } from './spelling';

/** Who made an object, and where. */
export type Provenance = Pick<Subject, 'ours' | 'source' | 'place'>;

/** What a construct is judged by: its own, or inherited. */
export interface Scope {
  readonly posture: PostureData;
  readonly waivers: readonly WaiverData[];
}

/** An object of the construct tree as the Kubernetes objects that it becomes. */
export interface Rendered {
  /** What is written: one manifest, or the items of a List. */
  readonly manifests: readonly JsonObject[];
  readonly subjects: readonly Subject[];
  /** The fields that rules have added. */
  readonly changes: readonly Change[];
  /** What the user should know, although nothing is wrong with the object. */
  readonly warnings: readonly string[];
}

/**
 * Renders an object: cdk8s maps it to the API's fields, then come the user's JSON patches, none of which is lost, then
 * what rules make hold. Under a posture of none it is what cdk8s renders.
 *
 * @throws if a patch cannot be applied
 */
export function render(object: ApiObject, { posture, waivers }: Scope): Rendered {
  const { ours = false, amendments = [], place } = attachmentsOf(object);
  const provenance: Provenance = { ours, place, source: () => sourceOf(object) };
  const origin = object.node.path;
  const none = isNone(posture);
  if (none && amendments.length === 0) {
    const manifest = originalJson(object);
    const subjects = subjectsOf([manifest], origin, { posture, waivers }, provenance);
    return { manifests: [manifest], subjects, changes: [], warnings: warningsOf(object, manifest) };
  }
  const manifest = patchedManifest(object, amendments);
  const manifests = none ? [manifest] : listItems(manifest, `"${origin}"`);
  const subjects = subjectsOf(manifests, origin, { posture, waivers }, provenance);
  return { manifests, subjects, changes: subjects.flatMap(harden), warnings: [] };
}

/** What was rendered as the one manifest that cdk8s expects of an object: what came from a List goes back into one. */
export function asOneManifest({ manifests }: Rendered): JsonObject {
  return manifests.length === 1 ? manifests[0] : { apiVersion: 'v1', kind: 'List', items: manifests };
}

/** Whether a posture leaves manifests as they are. */
export function isNone(posture: PostureData): boolean {
  return posture.name === 'none';
}

/** Whether a posture leaves objects as they were written, and at most judges them. */
export function leavesAsIs(posture: PostureData): boolean {
  return isNone(posture) || posture.audit;
}

/** Whether an object is being rendered right now, so that what it calls on itself must be cdk8s's own. */
export function isRendering(object: ApiObject): boolean {
  return RENDERING.has(object);
}

/** Manifests as what rules look at; several come from the items of a List. */
export function subjectsOf(
  manifests: readonly JsonObject[],
  origin: string,
  { posture, waivers }: Scope,
  { ours, source, place }: Provenance,
): Subject[] {
  return manifests.map((manifest, index) => {
    const itemOrigin = manifests.length === 1 ? origin : `${origin} item ${index + 1}`;
    const resource = new Resource(manifest, itemOrigin, posture.podTemplatePaths);
    return { resource, posture, waivers, ours, source, place };
  });
}

const RENDERING = new WeakSet<ApiObject>();

/** What the object's class renders, whatever was installed on the instance by us. */
function originalJson(object: ApiObject): JsonObject {
  const { toJson } = attachmentsOf(object);
  // a user may have put a function of their own over ours
  const original = toJson && object.toJson === toJson.installed ? toJson.replaced : object.toJson;
  RENDERING.add(object);
  try {
    const manifest: unknown = original.call(object);
    if (!isObject(manifest)) {
      throw new Error(`"${object.node.path}" renders ${String(manifest)}, where an object must be`);
    }
    return manifest;
  } finally {
    RENDERING.delete(object);
  }
}

function patchedManifest(object: ApiObject, amendments: readonly ((manifest: JsonObject) => void)[]): JsonObject {
  let manifest = withoutPatches(object, () => originalJson(object));
  const spelling = Spelling.of(object);
  if (amendments.length > 0 || !(spelling || isRaw(object))) {
    for (const amendment of amendments) {
      amendment(manifest);
    }
    // values that an amendment or a user's class shares between objects must not be changed, nor become YAML anchors
    manifest = JSON.parse(JSON.stringify(manifest)) as JsonObject;
  }
  const patches = recordedPatches(object);
  return patches.length === 0 ? manifest : topLevelInOrder(applyJsonPatches(manifest, patches, object, spelling));
}

/** A patch appends what it adds; these stand first, as in every manifest. */
function topLevelInOrder({ apiVersion, kind, metadata, ...rest }: JsonObject): JsonObject {
  const first = Object.entries({ apiVersion, kind, metadata }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(first), ...rest };
}

function warningsOf(object: ApiObject, manifest: JsonObject): string[] {
  const patches = recordedPatches(object);
  const spelling = patches.length > 0 ? Spelling.of(object) : undefined;
  return spelling ? lostPatches(manifest, patches, object, spelling) : [];
}
