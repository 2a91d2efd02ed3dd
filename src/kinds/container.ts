import * as kplus from 'cdk8s-plus-28';
import { rememberContainerFields, volumeDevicesOf } from './container-fields';
import type { ContainerProps } from './container-props';
import { hasPlusSizes, withSizes } from './container-sizes';
import { writeHooksOf } from './handler-fields';

// A global symbol: with two copies of this package in an application, the pods of one may have containers of the other.
const MENDED = Symbol.for('cdk8s-bulkhead.mended-container');

/**
 * A container of a pod. What it is given is copied: containers that are made of the same objects do not share them.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 */
export class Container extends kplus.Container {
  constructor(props: ContainerProps) {
    super(copied(props));
    rememberContainerFields(this, props);
  }

  /**
   * @internal
   */
  public _toKube(): kplus.k8s.Container {
    const rendered =
      isMended(this) && !hasPlusSizes(this)
        ? withSizes(this, (container) => super._toKube.call(container))
        : super._toKube();
    const devices = volumeDevicesOf(this);
    // here, since the volumes have the names of this one pod while it is rendered
    return devices.length === 0
      ? rendered
      : { ...rendered, volumeDevices: devices.map(({ path, volume }) => ({ devicePath: path, name: volume.name })) };
  }
}

/** What a container is made of, without the objects that cdk8s-plus would go on changing. */
export function copied<Props extends kplus.ContainerProps>(props: Props): Props {
  if (props instanceof kplus.Container) {
    return props; // for cdk8s-plus to refuse
  }
  const { args, command, envFrom, envVariables, lifecycle, ports, resources, securityContext, volumeMounts } = props;
  return Object.assign({}, props, {
    args: args && [...args],
    command: command && [...command],
    envFrom: envFrom && [...envFrom],
    envVariables: envVariables && { ...envVariables },
    lifecycle: lifecycle && { ...lifecycle },
    ports: ports?.map((port) => ({ ...port })),
    resources: resources && copiedResources(resources),
    securityContext: securityContext && copiedContext(securityContext),
    volumeMounts: volumeMounts && [...volumeMounts],
  });
}

function copiedResources({ cpu, ephemeralStorage, memory }: kplus.ContainerResources): kplus.ContainerResources {
  return Object.assign(
    {},
    cpu && { cpu: { ...cpu } },
    ephemeralStorage && { ephemeralStorage: { ...ephemeralStorage } },
    memory && { memory: { ...memory } },
  );
}

function copiedContext(context: kplus.ContainerSecurityContextProps): kplus.ContainerSecurityContextProps {
  const { capabilities, seccompProfile } = context;
  const { add, drop } = capabilities ?? {};
  return Object.assign(
    {},
    context,
    capabilities && { capabilities: Object.assign({}, add && { add: [...add] }, drop && { drop: [...drop] }) },
    seccompProfile && { seccompProfile: { ...seccompProfile } },
  );
}

/**
 * Makes a container of cdk8s-plus one of ours. Ours differ in methods alone, so one that exists can change its class.
 *
 * @param mended whether its defects are mended, as the posture of its pods says
 */
export function adoptContainer(container: kplus.Container, mended: boolean): void {
  writeHooksOf(container);
  if (mended) {
    Object.defineProperty(container, MENDED, { value: true });
  }
  // last: what gets a property after its class has changed has a shape of its own in V8, and all that reads it slows down
  if (Object.getPrototypeOf(container) === kplus.Container.prototype) {
    Object.setPrototypeOf(container, Container.prototype);
  }
}

function isMended(container: kplus.Container): boolean {
  return (container as unknown as { [MENDED]?: boolean })[MENDED] === true;
}
