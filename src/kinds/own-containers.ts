import type * as kplus from 'cdk8s-plus-28';
import { adoptContainer, copied } from './container';
import { rememberContainerFields, volumeDevicesOf } from './container-fields';
import { mendsIn } from './mends';

/**
 * Adds a container to pods, as their base class does, and makes it one of ours. It may run in the constructor of that
 * class, when the pods are not ours yet.
 *
 * @param add what the base class does
 */
export function addContainer<Props extends kplus.ContainerProps>(
  pods: kplus.AbstractPod,
  props: Props,
  add: (props: Props) => kplus.Container,
): kplus.Container {
  const mended = mendsIn(pods);
  const container = add(mended ? copied(props) : props);
  adoptContainer(container, mended);
  rememberContainerFields(container, props);
  addDevices(pods, container);
  return container;
}

/** Makes a container that was attached to pods one of ours. */
export function ownContainer(pods: kplus.AbstractPod, container: kplus.Container): void {
  adoptContainer(container, mendsIn(pods));
  addDevices(pods, container);
}

function addDevices(pods: kplus.AbstractPod, container: kplus.Container): void {
  for (const { volume } of volumeDevicesOf(container)) {
    if (!pods.volumes.includes(volume)) {
      pods.addVolume(volume);
    }
  }
}
