import type * as kplus from 'cdk8s-plus-28';

/** What becomes of what was stored when a VolumeSnapshot is deleted. */
export enum SnapshotDeletionPolicy {
  /** It is deleted too. */
  DELETE = 'Delete',
  /** It is kept, and so is its VolumeSnapshotContent. */
  RETAIN = 'Retain',
}

/**
 * A VolumeSnapshotClass.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/
 */
export interface VolumeSnapshotClassProps extends kplus.ResourceProps {
  /** The driver that takes the snapshots, e.g. `ebs.csi.aws.com`: that of the volumes. */
  readonly driver: string;

  /** What becomes of what was stored when a VolumeSnapshot is deleted. */
  readonly deletionPolicy: SnapshotDeletionPolicy;

  /**
   * What the driver is told of each snapshot. Each driver has its own.
   *
   * @default - nothing
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * Whether snapshots of volumes of the driver that name no class are of this one.
   *
   * @default false
   */
  readonly isDefault?: boolean;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
