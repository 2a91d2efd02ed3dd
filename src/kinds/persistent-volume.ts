import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { mendsIn } from './mends';
import { checkUnclaimed, copied, ownPersistentVolume, volumeOf, volumeSpec } from './own-persistent-volume';
import { adoptClaim, PersistentVolumeClaim } from './persistent-volume-claim';
import type { PersistentVolumeProps } from './persistent-volume-props';

/**
 * A piece of storage of the cluster: what the volumes of several kinds have in common, and what others can be derived
 * from. What it is made of can be said in `overrides`.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class PersistentVolume extends kplus.PersistentVolume {
  protected constructor(scope: Construct, id: string, props: PersistentVolumeProps = {}) {
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
    return volumeSpec(this, (volume) => super._toKube.call(volume));
  }
}

// the volumes of disks derive from those of cdk8s-plus, as drop-ins do, and are PersistentVolumes nevertheless
Object.defineProperty(PersistentVolume, Symbol.hasInstance, {
  value(this: unknown, it: unknown): boolean {
    return this === PersistentVolume
      ? it instanceof kplus.PersistentVolume
      : Function.prototype[Symbol.hasInstance].call(this, it);
  },
});
