import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { chartOf } from '../synth/nearest';
import { override, ownKind } from '../synth/own-kind';
import { refuseAtSynth } from './fault';
import { mends, mendsIn } from './mends';
import { outsideNamespaces } from './outside-namespaces';
import type { PersistentVolumeProps } from './persistent-volume-props';
import { permit } from './role';
import { sizeFault, sizeText } from './size-text';

/** Makes a PersistentVolume of cdk8s-plus one of ours. To be called last in a constructor. */
export function ownPersistentVolume(volume: kplus.PersistentVolume, props: PersistentVolumeProps): void {
  const object = ApiObject.of(volume);
  const mended = mends(volume);
  ownKind(object);
  permit(volume);
  outsideNamespaces(object, () => mended);
  refuseAtSynth(volume, () => {
    const fault = volume.storage && sizeFault(volume.storage);
    return fault ? [`storage ${fault}`] : [];
  });
  override(object, props.overrides);
}

/**
 * What a PersistentVolume is: of any size, and reserved for a claim of a namespace.
 *
 * @param spec what cdk8s-plus renders of a volume
 */
export function volumeSpec(
  volume: kplus.PersistentVolume,
  spec: (volume: kplus.PersistentVolume) => kplus.k8s.PersistentVolumeSpec,
): kplus.k8s.PersistentVolumeSpec {
  if (!mendsIn(volume)) {
    return spec(volume);
  }
  const { claim, storage } = volume;
  const withoutSize: kplus.PersistentVolume = Object.create(volume, { storage: { value: undefined } });
  return {
    ...spec(withoutSize),
    capacity: storage && { storage: kplus.k8s.Quantity.fromString(sizeText(storage, 'Gi')) },
    claimRef: claim && {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      name: claim.name,
      namespace: namespaceOf(claim),
    },
  };
}

/** @throws if a volume is reserved already */
export function checkUnclaimed(volume: kplus.PersistentVolume): void {
  if (volume.claim && mendsIn(volume)) {
    throw new Error(
      `[${volume.node.path}] the volume is reserved already, for the claim "${volume.claim.name}"; use what the first call ` +
        'returned, or asVolume()',
    );
  }
}

/**
 * A PersistentVolume as a volume of pods: by the claim that it is reserved for, or else by one of its own. Asked again,
 * it is the same.
 *
 * @param anew what cdk8s-plus makes of it, which reserves it
 */
export function volumeOf(volume: kplus.PersistentVolume, anew: () => kplus.Volume): kplus.Volume {
  if (!mendsIn(volume)) {
    return anew();
  }
  const before = volume.node.tryFindChild('Volume') as kplus.Volume | undefined;
  return before ?? (volume.claim ? kplus.Volume.fromPersistentVolumeClaim(volume, 'Volume', volume.claim) : anew());
}

/** Copies of lists that a caller may go on using. */
export function copied<Props extends PersistentVolumeProps>(props: Props): Props {
  const { accessModes, mountOptions } = props;
  return {
    ...props,
    ...(accessModes && { accessModes: [...accessModes] }),
    ...(mountOptions && { mountOptions: [...mountOptions] }),
  };
}

/** The namespace of a claim: its own, or that of the chart where one is imported. */
function namespaceOf(claim: kplus.IPersistentVolumeClaim): string | undefined {
  if (claim instanceof kplus.PersistentVolumeClaim) {
    return claim.metadata.namespace;
  }
  return chartOf(claim)?.namespace;
}
