import * as kplus from 'cdk8s-plus-28';
import { JsonObject, objectIn } from '../manifest/json';
import { labelsMatch } from '../manifest/selector';
import type { PortRange, Protocol } from '../network/port-range';
import { Note } from '../synth/note';
import { listeningPorts } from './listening-ports';
import type { ServedPort } from './peer-side';

const SERVICES = new Note<kplus.AbstractPod, kplus.Service[]>('services');
const PODS = new Note<kplus.Service, kplus.AbstractPod[]>('pods');

const NONE: readonly never[] = Object.freeze([]);

/**
 * Remembers that a Service leads to some pods.
 *
 * @returns whether that is new
 */
export function leadTo(service: kplus.Service, pods: kplus.AbstractPod): boolean {
  if (podsBehind(service).includes(pods)) {
    return false;
  }
  append(SERVICES, pods, service);
  append(PODS, service, pods);
  return true;
}

/** Makes room for what is remembered of the pods behind a Service. */
export function noteLeading(service: kplus.Service): void {
  PODS.write(service, []);
}

/** The pods that a Service is known to lead to. */
export function podsBehind(service: kplus.Service): readonly kplus.AbstractPod[] {
  return PODS.of(service) ?? NONE;
}

/** The Services that are known to lead to some pods; that by which they have names of their own is the first. */
export function servicesOf(pods: kplus.AbstractPod): kplus.Service[] {
  return givenTo(pods).filter((service) => isBeside(service, pods));
}

/** Whether a Service is in the namespace of some pods: it leads to none in others. */
export function isBeside(service: kplus.Service, pods: kplus.AbstractPod): boolean {
  return service.metadata.namespace === pods.metadata.namespace;
}

/**
 * Why no Service is known to lead to some pods although there seems to be one, with what to write; undefined where there
 * seems to be none. It searches the whole app.
 *
 * @param name what people call the pods
 */
export function unknownServiceFault(pods: kplus.AbstractPod, name: string): string | undefined {
  const [elsewhere] = givenTo(pods);
  if (elsewhere) {
    return (
      `Service "${elsewhere.name}" and "${name}" are not in one namespace, so it leads to none of the pods; create it in ` +
      'theirs'
    );
  }
  const found = pods.node.root.node.findAll().find((each) => each instanceof kplus.Service && selects(each, pods));
  return (
    found &&
    `Service "${(found as kplus.Service).name}" selects the pods of "${name}" by their labels, or is one of cdk8s-plus-28, ` +
      `so it is not known to be their address; make it a Service of cdk8s-bulkhead/lib/plus whose selector is the workload`
  );
}

function givenTo(pods: kplus.AbstractPod): kplus.Service[] {
  const governing = pods instanceof kplus.StatefulSet ? [pods.service] : [];
  const children = pods.node.children.filter((child): child is kplus.Service => child instanceof kplus.Service);
  const found = new Set([...governing, ...children, ...(SERVICES.of(pods) ?? [])]);
  return [...found].filter(({ type }) => type !== kplus.ServiceType.EXTERNAL_NAME);
}

function selects(service: kplus.Service, pods: kplus.AbstractPod): boolean {
  const labels = objectIn(pods.podMetadata.toJson(), 'labels') ?? {};
  const selector = selectorOf(service);
  return isBeside(service, pods) && Object.keys(selector).length > 0 && labelsMatch(selector, labels);
}

/** What cdk8s-plus keeps to itself. */
function selectorOf(service: kplus.Service): JsonObject {
  return (service as unknown as { readonly _selector: JsonObject })._selector;
}

/** The ports of a Service, with those of the pods behind them. */
export function portsOfService(service: kplus.Service): ServedPort[] {
  return service.ports.map((servicePort) => {
    const { name, protocol = kplus.Protocol.TCP, port } = servicePort;
    const targetPort = targetPortOf(service, servicePort);
    return {
      name,
      protocol: protocol as string as Protocol,
      port: targetPort,
      // the name of a headless Service leads to the pods themselves
      servicePort: isHeadless(service) ? targetPort : port,
      service: service.name,
    };
  });
}

/** The ports of the pods that some of a Service lead to. */
export function portsBehind(service: kplus.Service, ports: readonly kplus.ServicePort[]): PortRange[] {
  return ports.map((one) => ({
    protocol: (one.protocol ?? kplus.Protocol.TCP) as string as Protocol,
    port: targetPortOf(service, one),
  }));
}

/** The port of the pods that one of a Service leads to. Services of this library may call it by its name. */
function targetPortOf(
  service: kplus.Service,
  { port, targetPort, targetPortName }: kplus.ServicePort & { readonly targetPortName?: string },
): number {
  if (targetPort !== undefined || targetPortName === undefined) {
    return targetPort ?? port;
  }
  const declared = podsBehind(service).flatMap(listeningPorts);
  return declared.find(({ name }) => name === targetPortName)?.port ?? port;
}

export function isHeadless(service: kplus.Service): boolean {
  return service.clusterIP === 'None';
}

function append<Owner extends object, Value>(lists: Note<Owner, Value[]>, owner: Owner, value: Value): void {
  const values = lists.of(owner);
  if (!values) {
    lists.write(owner, [value]);
  } else if (!values.includes(value)) {
    values.push(value);
  }
}
