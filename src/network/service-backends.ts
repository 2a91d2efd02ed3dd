import { Inventory, oncePerObject, PodOfResource } from '../manifest/inventory';
import { fieldOf, isAbsent, listIn, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { isPortNumber, portsOfPod, protocolIn } from './pod-ports';
import type { Protocol } from './port-range';
import { podsOfService } from './selected-pods';

/** A pod behind a Service, and its port behind one of those of the Service. */
export interface Backend {
  readonly pod: PodOfResource;
  /** The port of the pod. */
  readonly port: number;
  readonly protocol: Protocol;
  /** The port that clients ask for: that of the Service or, where the Service is headless, that of the pod. */
  readonly servicePort: number;
  /** What the Service calls its port. */
  readonly portName?: string;
}

/**
 * Where a Service sends requests. A headless one sends none: clients find the pods by its name and ask them on the ports
 * that they have, on any of them. An ExternalName, or a Service without a selector, has no pods.
 *
 * @param servicePort Only what clients reach by this number, or by this name of a port.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function backendsOf(app: Inventory, service: Resource, servicePort?: number | string): readonly Backend[] {
  const pods = podsOfService(app, service);
  if (pods.length === 0) {
    return NONE;
  }
  if (typeof servicePort === 'number' && isHeadless(service)) {
    const ports = portsOf(service);
    return isPortNumber(servicePort) ? pods.flatMap((pod) => asked(pod, servicePort, ports)) : NONE;
  }
  const backends = allBackends(app, service);
  return servicePort === undefined ? backends : backends.filter((backend) => isAskedOn(backend, servicePort));
}

const NONE: readonly Backend[] = Object.freeze([]);

const allBackends = oncePerObject((app, service: Resource): readonly Backend[] => {
  const headless = isHeadless(service);
  const pods = podsOfService(app, service);
  const backends: Backend[] = [];
  for (const port of portsOf(service)) {
    addBackends(backends, pods, port, headless ? undefined : port.port);
  }
  return backends;
});

/** Clients ask for a port by its name, or by its number where the Service has it. */
function isAskedOn({ portName, servicePort }: Backend, port: number | string): boolean {
  return port === portName || port === servicePort;
}

/** Whether clients of a Service are given the addresses of its pods, and no other. */
export function isHeadless({ spec }: Resource): boolean {
  return spec.clusterIP === 'None' || listIn(spec, 'clusterIPs')[0] === 'None';
}

/** A port of a Service, with what the API server fills in. */
interface ServicePort {
  readonly port: number;
  readonly portName?: string;
  readonly protocol: Protocol;
  /** The number of a pod's port, or its name. */
  readonly target: number | string;
}

function portsOf({ spec }: Resource): readonly ServicePort[] {
  const ports: ServicePort[] = [];
  for (const written of listIn(spec, 'ports')) {
    const port = fieldOf(written, 'port');
    const protocol = protocolIn(written);
    const targetPort = fieldOf(written, 'targetPort');
    const target = isAbsent(targetPort) || targetPort === 0 || targetPort === '' ? port : targetPort;
    if (isPortNumber(port) && protocol && (isPortNumber(target) || typeof target === 'string')) {
      ports.push({ port, portName: stringIn(written, 'name') || undefined, protocol, target });
    }
  }
  return ports;
}

/** Pods behind a port of a Service; none of those in which no container has a port of that name and protocol. */
function addBackends(
  backends: Backend[],
  pods: readonly PodOfResource[],
  { target, protocol, portName }: ServicePort,
  servicePort?: number,
): void {
  for (const pod of pods) {
    const port = typeof target === 'number' ? target : numberOf(pod.pod, target, protocol);
    if (port !== undefined) {
      backends.push({ pod, port, protocol, servicePort: servicePort ?? port, portName });
    }
  }
}

/** The first there is, as a Service takes no other. */
function numberOf(pod: Pod, name: string, protocol: Protocol): number | undefined {
  return portsOfPod(pod).find((port) => port.name === name && port.protocol === protocol)?.port;
}

/** A pod that clients ask directly, on a port that neither the Service nor a container has to know. */
function asked(pod: PodOfResource, port: number, ports: readonly ServicePort[]): Backend[] {
  const behind: Backend[] = [];
  for (const one of ports) {
    addBackends(behind, [pod], one);
  }
  const known = behind.filter((backend) => backend.port === port);
  if (known.length > 0) {
    return known;
  }
  const declared = [...ports, ...portsOfPod(pod.pod)].filter((one) => one.port === port);
  const protocols = new Set<Protocol>(declared.length > 0 ? declared.map(({ protocol }) => protocol) : ['TCP']);
  return [...protocols].map((protocol) => ({ pod, port, protocol, servicePort: port }));
}
