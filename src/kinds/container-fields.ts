import type * as kplus from 'cdk8s-plus-28';
import { JsonObject, sortKeys } from '../manifest/json';
import type { ContainerProps, ResizePolicy, VolumeDevice } from './container-props';
import { hookFieldsOf } from './handler-fields';
import type { RenderedContainer } from './rendered-containers';
import { definedOf, hasDefined, unlessEmpty, writeFields, writtenObject } from './written-fields';

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
  const fields = fieldsIn(props);
  const denies = props.securityContext?.allowPrivilegeEscalation === false;
  if (denies || hasDefined(fields)) {
    const remembered: Remembered = { fields: definedOf(fields), deniesEscalation: denies };
    Object.defineProperty(container, REMEMBERED, { value: remembered });
  }
}

/** The block devices of a container. */
export function volumeDevicesOf(container: kplus.Container): readonly VolumeDevice[] {
  return fieldsOf(container).volumeDevices ?? NONE;
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
  return rememberedOf(container) !== undefined || hookFieldsOf(container) !== undefined;
}

/** Writes what is known of containers and cdk8s-plus cannot express, if there is anything. */
export function writeContainerFields(containers: readonly RenderedContainer[]): boolean {
  let written = false;
  for (const [container, rendered] of containers) {
    if (!hasContainerFields(container)) {
      continue;
    }
    written = true;
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
    if (hooks) {
      writeFields(writtenObject(rendered, 'lifecycle'), hooks);
    }
  }
  return written;
}

/** Those fields of props that cdk8s-plus does not know, copied. */
function fieldsIn(props: ContainerProps): Fields {
  const { appArmor, extendedResources, resizePolicy, seLinux, stdin, terminationMessagePolicy, tty, volumeDevices } =
    props;
  return {
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
}

function fieldsOf(container: kplus.Container): Fields {
  return rememberedOf(container)?.fields ?? NOTHING;
}

const NOTHING: Fields = Object.freeze({});
const NONE: readonly never[] = Object.freeze([]);

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
