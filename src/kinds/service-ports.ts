import * as kplus from 'cdk8s-plus-28';
import { podsBehind } from '../connections/pod-services';
import type { ServicePort } from './service-props';

/** The one port of the pods that a Service leads to, as a port of the Service; none where they have several, or none. */
export function portOfPods(service: kplus.Service): kplus.ServicePort[] {
  const declared = portsOfPods(service);
  return declared.length === 1 ? declared : [];
}

/** What is wrong with the ports of a Service. */
export function portFaults(service: kplus.Service): string[] {
  const faults: string[] = [];
  const ports = service.ports as ServicePort[];
  if (ports.length === 0 && service.type !== kplus.ServiceType.EXTERNAL_NAME) {
    faults.push(`Service "${service.name}" ${withoutPort(service)}`);
  }
  for (const { port, targetPort, targetPortName } of ports) {
    if (targetPort !== undefined && targetPortName !== undefined) {
      faults.push(
        `port ${port} of Service "${service.name}" has both targetPort ${targetPort} and targetPortName "${targetPortName}"; ` +
          'write one of them',
      );
    }
  }
  return faults;
}

/** Why a Service has no port, and what to write. */
export function withoutPort(service: kplus.Service): string {
  const declared = portsOfPods(service).map(({ port, name }) =>
    name === undefined ? `${port}` : `${port} ("${name}")`,
  );
  if (declared.length > 0) {
    return `has no port, and its pods declare several: ${declared.join(', ')}; write ports, or call bind`;
  }
  return 'has no port; write ports, call bind, or let its selector be a workload whose containers declare one';
}

/** Each port that containers behind a Service declare, once. */
function portsOfPods(service: kplus.Service): kplus.ServicePort[] {
  const ports = podsBehind(service)
    .flatMap((pods) => kplus.extractContainerPorts(pods))
    .map(({ number, protocol, name }) => ({ port: number, targetPort: number, protocol, name }));
  return [...new Map(ports.map((port) => [`${port.port}/${port.protocol ?? kplus.Protocol.TCP}`, port])).values()];
}
