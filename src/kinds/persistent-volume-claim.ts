import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * A claim of storage that outlives pods.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class PersistentVolumeClaim extends kplus.PersistentVolumeClaim {
  constructor(scope: Construct, id: string, props: kplus.PersistentVolumeClaimProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
