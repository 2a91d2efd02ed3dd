import type * as kplus from 'cdk8s-plus-28';
import { JsonObject, sortKeys } from '../manifest/json';
import type { ContainerProps, ResizePolicy, VolumeDevice } from './container-props';
import { hookFieldsOf } from './handler-fields';
import { renderedContainers } from './rendered-containers';
import { unlessEmpty, writeFields, writtenObject } from './written-fields';

/** What a container has that cdk8s-plus does not keep. */
type Fields = Omit<ContainerProps, keyof kplus.ContainerProps>;

interface Remembered {
  readonly fields: Fields;
  /** Whether its user says what cdk8s-plus says by default: that its processes gain no privileges. */
  readonly deniesEscalation: boolean;
}

// A global symbol: with two copies of this package in an application, each must know the containers of the other.
const REMEMBERED = Symbol.for('cdk8s-bulkhead.container-fields');

/** Remembers what props say of a container and cdk8s-plus does not keep. */
export function rememberContainerFields(container: kplus.Container, props: ContainerProps): void {
  const remembered: Remembered = {
    fields: fieldsIn(props),
    deniesEscalation: props.securityContext?.allowPrivilegeEscalation === false,
  };
  Object.defineProperty(container, REMEMBERED, { value: remembered });
}

/** The block devices of a container. */
export function volumeDevicesOf(container: kplus.Container): readonly VolumeDevice[] {
  return fieldsOf(container).volumeDevices ?? [];
}

/** The AppArmor profile of a container, which older servers read elsewhere. */
export function appArmorOf(container: kplus.Container): Fields['appArmor'] {
  return fieldsOf(container).appArmor;
}

/** Whether the user of a container has said that its processes gain no privileges. */
export function deniesEscalation(container: kplus.Container): boolean {
  return rememberedOf(container)?.deniesEscalation ?? false;
}

/** Whether something is known of a container that cdk8s-plus cannot express. */
export function hasContainerFields(container: kplus.Container): boolean {
  return Object.keys(fieldsOf(container)).length > 0 || Object.keys(hookFieldsOf(container)).length > 0;
}

/** Writes what is known of the containers of pods and cdk8s-plus cannot express. */
export function writeContainerFields(template: JsonObject, pods: kplus.AbstractPod): void {
  for (const [container, rendered] of renderedContainers(template, pods)) {
    const fields = fieldsOf(container);
    const {
      defaultStartup,
      extendedResources = {},
      resizePolicy,
      seLinux,
      stdin,
      terminationMessagePolicy,
      tty,
    } = fields;
    writeFields(rendered, { resizePolicy: resizePolicyOf(resizePolicy), stdin, terminationMessagePolicy, tty });
    if (Object.keys(extendedResources).length > 0) {
      const resources = writtenObject(rendered, 'resources');
      writeFields(writtenObject(resources, 'limits'), extendedResources);
      writeFields(writtenObject(resources, 'requests'), extendedResources);
    }
    if (seLinux) {
      writeFields(writtenObject(rendered, 'securityContext'), { seLinuxOptions: sortKeys(seLinux) });
    }
    if (defaultStartup === false) {
      delete rendered.startupProbe;
    }
    const hooks = hookFieldsOf(container);
    if (Object.keys(hooks).length > 0) {
      writeFields(writtenObject(rendered, 'lifecycle'), hooks);
    }
  }
}

/** Those fields of props that cdk8s-plus does not know, copied. */
function fieldsIn(props: ContainerProps): Fields {
  const { appArmor, extendedResources, resizePolicy, seLinux, stdin, terminationMessagePolicy, tty, volumeDevices } =
    props;
  const fields: Fields = {
    appArmor,
    defaultStartup: props.startup ? undefined : props.defaultStartup,
    extendedResources: extendedResources && { ...extendedResources },
    resizePolicy: resizePolicy && { ...resizePolicy },
    seLinux: seLinux && { ...seLinux },
    stdin,
    terminationMessagePolicy,
    tty,
    volumeDevices: volumeDevices?.map((device) => ({ ...device })),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function fieldsOf(container: kplus.Container): Fields {
  return rememberedOf(container)?.fields ?? {};
}

function rememberedOf(container: kplus.Container): Remembered | undefined {
  return (container as unknown as { [REMEMBERED]?: Remembered })[REMEMBERED];
}

function resizePolicyOf(policy: ResizePolicy = {}): readonly JsonObject[] | undefined {
  return unlessEmpty(
    (['cpu', 'memory'] as const).flatMap((resourceName) => {
      const restartPolicy = policy[resourceName];
      return restartPolicy ? [{ resourceName, restartPolicy }] : [];
    }),
  );
}
