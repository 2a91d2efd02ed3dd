import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { isOnlyHelmTest } from '../manifest/helm-hook';
import { JsonObject, objectIn, stringIn } from '../manifest/json';
import { Resource } from '../manifest/resource';
import type { PlaceOf } from '../policy/location';
import { actOnPosture } from '../posture/scope';
import { attach } from './attachments';
import type { TextObject } from './manifest-text';
import { addOmission, omissionsOf } from './omissions';
import { leavesAsIs } from './render';
import { rememberSource } from './source-frames';

/**
 * Kubernetes objects that were written elsewhere, which are hardened and judged like any other. Names stay as they are;
 * the chart's namespace and labels are added. A `List` becomes its items. Scalars are read as kubectl does: `0644` is
 * 420.
 *
 * Tests of Helm charts (`helm.sh/hook: test`) are left out, and reported: applied with the rest, they would run once and
 * fail. Under a posture that changes nothing (`Posture.none()`, `audit()`) they stay.
 */
export abstract class IncludedObjects extends Construct {
  protected constructor(scope: Construct, id: string) {
    super(scope, id);
    rememberSource(this);
  }

  /** The included objects. */
  public get apiObjects(): ApiObject[] {
    return this.node.children.filter((child): child is ApiObject => ApiObject.isApiObject(child));
  }

  /** The objects that were left out, as reports name them: `Pod "shop/web-test"`. */
  public get leftOut(): string[] {
    return omissionsOf(this).map(({ resource: { kind, namespace, name } }) => {
      return `${kind} "${namespace ? `${namespace}/` : ''}${name}"`;
    });
  }

  /**
   * Does what a constructor does. If that fails, nothing of it stays in the tree.
   *
   * @internal
   */
  protected _whole(make: () => void): void {
    try {
      make();
    } catch (error) {
      this.node.scope?.node.tryRemoveChild(this.node.id);
      throw error;
    }
  }

  /**
   * @param placeOf where the fields of an object stand, if they stand in a file
   * @internal
   */
  protected _include(objects: readonly TextObject[], placeOf?: (object: TextObject) => PlaceOf): void {
    let unnamed = 0;
    for (const object of objects) {
      const { title, manifest } = object;
      if (isOnlyHelmTest(manifest) && !leavesAsIs(actOnPosture(this))) {
        const { id: resource } = new Resource(manifest);
        addOmission(this, { resource, origin: this.node.path, reason: 'a test of a Helm chart' });
        continue;
      }
      const name = objectIn(manifest, 'metadata')?.name ?? `object${unnamed++}`;
      try {
        const objectId = freeId(this, String(name), manifest);
        attach(new ApiObject(this, objectId, manifest as unknown as ApiObjectProps), { place: placeOf?.(object) });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${title()} cannot be included: ${reason}`, { cause: error });
      }
    }
  }
}

/** As cdk8s names included objects; where that is taken, by kinds of one name or by one object twice, with more. */
function freeId({ node }: Construct, name: string, { apiVersion, kind, metadata }: JsonObject): string {
  const namespace = stringIn(metadata, 'namespace');
  const id = [name, String(kind).toLowerCase(), namespace].filter((part) => part).join('-');
  const candidates = [id, `${id}-${String(apiVersion)}`];
  for (let number = 2; ; number++) {
    const free = candidates.find((candidate) => !node.tryFindChild(candidate));
    if (free) {
      return free;
    }
    candidates.push(`${id}-${number}`);
  }
}
