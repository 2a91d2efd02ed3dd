import { Inventory, oncePerApp } from '../../../manifest/inventory';
import { listIn, stringIn } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import { remembered } from '../../../manifest/remembered';
import type { Resource } from '../../../manifest/resource';
import {
  hostOf,
  hostsIn,
  mayHaveHosts,
  NamedHost,
  ServiceName,
  serviceNamesOf,
} from '../../../network/in-cluster-address';
import { isHeadless } from '../../../network/service-backends';
import type { Violation } from '../../../policy/rule';
import { isAddressName, isNameOfService, mayNameService, portNameBeside } from './address-name';
import { takesConfigMaps, WrittenValue, writtenValues } from './written-values';

/** A host that is written for a pod, which Service it can name, and which one of the app it does. */
export interface WrittenHost {
  readonly value: WrittenValue;
  readonly named: NamedHost;
  readonly readings: readonly ServiceName[];
  readonly service?: Resource;
  readonly port?: number;
}

/** The hosts that are written for a pod and can name Services. */
export function writtenHosts(app: Inventory, resource: Resource, pod: Pod): readonly WrittenHost[] {
  const known = knownHosts(app);
  let found = known.get(pod);
  if (!found) {
    const values = writtenValues(app, resource, pod, mayNameHost);
    found = values.length === 0 ? NONE : values.flatMap((value) => hostsFor(app, resource, value));
    known.set(pod, found);
  }
  return found;
}

const NONE: readonly WrittenHost[] = [];

/** Whether there can be any, by what is known of a pod without its app. */
export function mayNameHosts(pod: Pod): boolean {
  return (
    takesConfigMaps(pod) ||
    pod.containers.some(
      ({ spec }) =>
        listIn(spec, 'command').length > 0 ||
        listIn(spec, 'args').length > 0 ||
        listIn(spec, 'env').some((variable) => {
          const text = stringIn(variable, 'value') ?? '';
          return text.includes('$') || mayNameHost(stringIn(variable, 'name') ?? '', text, 'variable');
        }),
    )
  );
}

/** Several rules ask for those of one pod. */
const knownHosts = oncePerApp(() => new Map<Pod, readonly WrittenHost[]>());

function hostsFor(app: Inventory, resource: Resource, value: WrittenValue): WrittenHost[] {
  return hostsOfValue(value).flatMap((named): WrittenHost[] => {
    const readings = serviceNamesOf(named.host);
    const service = readings
      .map((reading) => serviceOf(app, resource.namespace, reading))
      .find((found) => found !== undefined);
    return readings.length === 0 ? [] : [{ value, named, readings, service, port: named.port ?? portBeside(value) }];
  });
}

/** A violation by a host. What else stands in the value may be a password, and is not told. */
export function hostViolation({ value, named }: WrittenHost, fault: string): Violation {
  const { title, path, container } = value;
  const where = container === undefined ? '' : `container "${container}": `;
  return {
    message: `${where}${title} names "${named.text}", ${fault}`,
    path,
    ...(container === undefined ? {} : { container }),
    seen: named.text,
  };
}

/** What costs little to see of a value that names hosts; of others, most have none of it. */
function mayNameHost(name: string, text: string, kind: WrittenValue['kind']): boolean {
  return mayHaveHosts(text) || (kind !== 'file' && mayBeAddress(name));
}

const mayBeAddress = remembered((name) => isAddressName(name) || mayNameService(name));

/** Without a port a word is an address only where it is called one. */
function hostsOfValue({ name, text, kind }: WrittenValue): readonly NamedHost[] {
  const found = hostsIn(text);
  if (found.length > 0 || kind === 'file') {
    return found;
  }
  if (!isAddressName(name)) {
    const host = hostOf(text);
    return host && isNameOfService(name, host.host) ? [host] : [];
  }
  const words = text.split(',');
  const bare = words.flatMap((word) => hostOf(word) ?? []);
  // what is no list of hosts may have anything in it
  return bare.length === words.length ? bare.map((host) => ({ ...host, isWhole: words.length === 1 })) : [];
}

function serviceOf(app: Inventory, namespace: string | undefined, reading: ServiceName): Resource | undefined {
  const service = app.find('/Service', reading.namespace ?? namespace, reading.service);
  // others give no names to their pods
  return service && (reading.pod === undefined || isHeadless(service)) ? service : undefined;
}

function portBeside({ name, beside }: WrittenValue): number | undefined {
  const other = portNameBeside(name);
  const text = other === name ? undefined : beside?.get(other)?.text;
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
