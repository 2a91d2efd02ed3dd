import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import { besideFaults } from './beside-faults';

/** Of what a snapshot is. */
export class SnapshotSource {
  /** Of what a claim of the namespace holds, at the time when the snapshot is created. */
  public static claim(claim: kplus.IPersistentVolumeClaim): SnapshotSource {
    return new SnapshotSource(() => ({ persistentVolumeClaimName: claim.name }), claim);
  }

  /** Of a claim of the namespace, by its name; e.g. of one that a StatefulSet has made. */
  public static claimName(name: string): SnapshotSource {
    return new SnapshotSource(() => ({ persistentVolumeClaimName: name }));
  }

  /** One that was taken before, by the name of its VolumeSnapshotContent. */
  public static contentName(name: string): SnapshotSource {
    return new SnapshotSource(() => ({ volumeSnapshotContentName: name }));
  }

  private constructor(
    private readonly render: () => JsonObject,
    private readonly claim?: kplus.IPersistentVolumeClaim,
  ) {}

  /** @internal */
  public _toSource(): JsonObject {
    return this.render();
  }

  /** @internal */
  public _faultsIn(namespace: string | undefined): string[] {
    return this.claim ? besideFaults('the snapshot', namespace, this.claim) : [];
  }
}

/**
 * A VolumeSnapshot.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshots/
 */
export interface VolumeSnapshotProps extends kplus.ResourceProps {
  /** Of what the snapshot is. It can never be changed. */
  readonly source: SnapshotSource;

  /**
   * The VolumeSnapshotClass, which says how it is taken.
   *
   * @default - the default for the driver of the volume
   */
  readonly volumeSnapshotClassName?: string;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
