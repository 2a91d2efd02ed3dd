import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { ClaimSource } from './claim-source';

/** What storage is claimed. */
export interface ClaimSpecProps {
  /** How much, a whole number of bytes in any unit. */
  readonly storage: Size;

  /**
   * How many nodes and pods may use it, and what for.
   *
   * @default - PersistentVolumeAccessMode.READ_WRITE_ONCE
   */
  readonly accessModes?: kplus.PersistentVolumeAccessMode[];

  /**
   * The StorageClass of which it is. An empty one asks for a volume without.
   *
   * @default - the default of the cluster
   */
  readonly storageClassName?: string;

  /**
   * Whether it is a file system or a raw device.
   *
   * @default PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: kplus.PersistentVolumeMode;

  /**
   * What stands on it at first.
   *
   * @default - nothing
   */
  readonly dataSource?: ClaimSource;

  /**
   * The VolumeAttributesClass, by whose parameters a driver can change the volume later.
   *
   * @default - that of the StorageClass
   */
  readonly volumeAttributesClassName?: string;
}
