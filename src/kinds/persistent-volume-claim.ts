import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { override, ownKind } from '../synth/own-kind';
import { refuseAtSynth } from './fault';
import { mends, mendsIn } from './mends';
import type { PersistentVolumeClaimProps } from './persistent-volume-claim-props';
import { permit } from './role';
import { isWhole, sizeFault, sizeText } from './size-text';
import { writeSpecFields } from './spec-fields';

/**
 * A claim of storage that outlives pods.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class PersistentVolumeClaim extends kplus.PersistentVolumeClaim {
  constructor(scope: Construct, id: string, props: PersistentVolumeClaimProps = {}) {
    super(scope, id, mendsIn(scope) ? ownCopy(props) : props);
    const { dataSource, selector, volumeAttributesClassName, overrides } = props;
    ownClaim(this, this.apiObject);
    const fields = () => ({
      dataSourceRef: dataSource?._toReference(),
      selector: selector?._toKube(),
      volumeAttributesClassName,
    });
    writeSpecFields(this.apiObject, fields, dataSource, selector, volumeAttributesClassName);
    override(this.apiObject, overrides);
    if (dataSource) {
      refuseAtSynth(this, () => dataSource._faultsIn(this.metadata.namespace));
    }
  }

  /** @internal */
  public _toKube(): kplus.k8s.PersistentVolumeClaimSpec {
    if (!this.storage || isWhole(this.storage, 'Gi') || !mendsIn(this)) {
      return super._toKube();
    }
    const withoutSize: kplus.PersistentVolumeClaim = Object.create(this, { storage: { value: undefined } });
    const storage = kplus.k8s.Quantity.fromString(sizeText(this.storage, 'Gi'));
    return { ...super._toKube.call(withoutSize), resources: { requests: { storage } } };
  }
}

/**
 * Makes the claim that a PersistentVolume has just reserved itself by one of ours: one that the API server takes, and
 * that the volume fits.
 */
export function adoptClaim(claim: kplus.PersistentVolumeClaim, volume: kplus.PersistentVolume): PersistentVolumeClaim {
  Object.setPrototypeOf(claim, PersistentVolumeClaim.prototype);
  ownClaim(claim, claim.node.defaultChild as Parameters<typeof ownKind>[0]);
  if (mends(claim)) {
    Object.assign(claim, {
      _accessModes: volume.accessModes,
      storage: volume.storage,
      // none at all would be made the default class of the cluster
      storageClassName: volume.storageClassName ?? '',
      volumeMode: volume.mode,
    });
  }
  return claim;
}

/** Props whose list the caller may change later. */
function ownCopy(props: PersistentVolumeClaimProps): PersistentVolumeClaimProps {
  return Object.assign({}, props, { accessModes: props.accessModes && [...props.accessModes] });
}

function ownClaim(claim: kplus.PersistentVolumeClaim, object: Parameters<typeof ownKind>[0]): void {
  mends(claim); // the posture cannot change from here on
  ownKind(object);
  permit(claim);
  refuseAtSynth(claim, () => {
    const fault = claim.storage && sizeFault(claim.storage);
    return fault ? [`storage ${fault}`] : [];
  });
}
