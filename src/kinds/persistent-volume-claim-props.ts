import type * as kplus from 'cdk8s-plus-28';
import type { ClaimSource } from './claim-source';

/**
 * A PersistentVolumeClaim: everything of cdk8s-plus-28, and what its class cannot express. `storage` may be any whole
 * number of bytes, in any unit.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export interface PersistentVolumeClaimProps extends kplus.PersistentVolumeClaimProps {
  /**
   * What stands on the volume at first, e.g. what a snapshot holds.
   *
   * @default - nothing
   */
  readonly dataSource?: ClaimSource;

  /**
   * Labels of the PersistentVolumes that it may be bound to. With a selector no volume is made for the claim.
   *
   * @default - any volume
   */
  readonly selector?: kplus.LabelSelector;

  /**
   * The VolumeAttributesClass, by whose parameters a driver can change the volume later.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/
   * @default - that of the StorageClass
   */
  readonly volumeAttributesClassName?: string;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
