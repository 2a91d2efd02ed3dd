import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { mendsIn } from './mends';
import { checkUnclaimed, copied, ownPersistentVolume, volumeOf, volumeSpec } from './own-persistent-volume';
import { adoptClaim, PersistentVolumeClaim } from './persistent-volume-claim';
import type { GCEPersistentDiskPersistentVolumeProps } from './persistent-volume-props';

/**
 * A PersistentVolume of a disk of Google Cloud.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#gcepersistentdisk
 */
export class GCEPersistentDiskPersistentVolume extends kplus.GCEPersistentDiskPersistentVolume {
  constructor(scope: Construct, id: string, props: GCEPersistentDiskPersistentVolumeProps) {
    super(scope, id, mendsIn(scope) ? copied(props) : props);
    ownPersistentVolume(this, props);
  }

  /**
   * Reserves the volume for a claim that is created beside it.
   *
   * @throws if it is claimed already
   */
  public reserve(): PersistentVolumeClaim {
    checkUnclaimed(this);
    return adoptClaim(super.reserve(), this);
  }

  /** The volume as one that containers mount, by the claim that it is reserved for. */
  public asVolume(): kplus.Volume {
    return volumeOf(this, () => super.asVolume());
  }

  /** @internal */
  public _toKube(): kplus.k8s.PersistentVolumeSpec {
    return volumeSpec(this, (volume) => super._toKube.call(volume as this));
  }
}
