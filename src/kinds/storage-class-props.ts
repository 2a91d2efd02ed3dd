import type * as kplus from 'cdk8s-plus-28';

/** When a volume is made for a claim. */
export enum VolumeBindingMode {
  /** At once, wherever there is room, so that a pod may not reach it. */
  IMMEDIATE = 'Immediate',
  /** When the first pod with the claim is given a node, and where that node reaches it. */
  WAIT_FOR_FIRST_CONSUMER = 'WaitForFirstConsumer',
}

/**
 * A StorageClass. Only `allowVolumeExpansion` and its metadata can be changed later.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
export interface StorageClassProps extends kplus.ResourceProps {
  /** The driver that makes the volumes, e.g. `ebs.csi.aws.com`. */
  readonly provisioner: string;

  /**
   * What the driver is told of each volume. Each driver has its own.
   *
   * @default - nothing
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * What becomes of a volume when its claim is deleted.
   *
   * @default PersistentVolumeReclaimPolicy.DELETE
   */
  readonly reclaimPolicy?: kplus.PersistentVolumeReclaimPolicy;

  /**
   * When a volume is made for a claim.
   *
   * @default VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * Whether a claim may ask for more later. The driver must be able to do it.
   *
   * @default false
   */
  readonly allowVolumeExpansion?: boolean;

  /**
   * Options with which the volumes are mounted. They are not checked before a pod waits for its volume.
   *
   * @default - none
   */
  readonly mountOptions?: string[];

  /**
   * Whether claims that name no class are of this one. If several classes of a cluster say so, the newest counts.
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
