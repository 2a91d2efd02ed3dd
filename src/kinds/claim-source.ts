import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import { besideFaults } from './beside-faults';

/**
 * What stands on a claimed volume at first.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-snapshot-and-restore-volume-from-snapshot-support
 */
export class ClaimSource {
  /** What a snapshot holds: a VolumeSnapshot of the namespace of the claim, at most as large as the claim. */
  public static snapshot(snapshot: kplus.IResource): ClaimSource {
    return ClaimSource.object('snapshot.storage.k8s.io', 'VolumeSnapshot', () => snapshot.name, snapshot);
  }

  /** What a snapshot holds, by the name of the VolumeSnapshot. */
  public static snapshotName(name: string): ClaimSource {
    return ClaimSource.object('snapshot.storage.k8s.io', 'VolumeSnapshot', () => name);
  }

  /** A copy of what another claim of the namespace holds, of the same StorageClass and at most as large. */
  public static claim(claim: kplus.IPersistentVolumeClaim): ClaimSource {
    return ClaimSource.object(undefined, 'PersistentVolumeClaim', () => claim.name, claim);
  }

  /** What a volume populator makes of an object of its own kind, which is in the namespace of the claim. */
  public static populator(apiGroup: string, kind: string, name: string): ClaimSource {
    return ClaimSource.object(apiGroup, kind, () => name);
  }

  private static object(
    apiGroup: string | undefined,
    kind: string,
    name: () => string,
    resource?: kplus.IResource,
  ): ClaimSource {
    return new ClaimSource(() => ({ apiGroup, kind, name: name() }), resource);
  }

  private constructor(
    private readonly reference: () => JsonObject,
    private readonly resource?: kplus.IResource,
  ) {}

  /** @internal */
  public _toReference(): JsonObject {
    return this.reference();
  }

  /** @internal */
  public _faultsIn(namespace: string | undefined): string[] {
    return this.resource ? besideFaults('the claim', namespace, this.resource) : [];
  }
}
