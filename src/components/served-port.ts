import type { ServedPort } from '../connections/peer-side';
import { portNameFault, portNumberFault } from '../manifest/name';
import { Protocol, PROTOCOLS } from '../network/port-range';
import type { ListeningPort } from './component-container';
import { unprivileged } from './component-parts';
import type { ComponentPort } from './component-port';

/** A port as its container knows it. */
export function listeningPort(component: string, { name, port, protocol }: ComponentPort): ListeningPort {
  const fault = portNameFault(name);
  if (fault) {
    throw new Error(`the port name "${name}" of "${component}" ${fault}`);
  }
  if (protocol !== undefined && !PROTOCOLS.includes(protocol as Protocol)) {
    throw new Error(
      `the protocol of port "${name}" of "${component}" must be "TCP", "UDP" or "SCTP", not "${protocol}"`,
    );
  }
  return { name, port: unprivileged(component, port), protocol };
}

/** A port as callers know it: a headless Service translates none. */
export function servedPort(component: string, each: ComponentPort, headless: boolean): ServedPort {
  const servicePort = servicePortOf(component, each);
  if (headless && servicePort !== each.port) {
    throw new Error(
      `port "${each.name}" of "${component}" cannot be ${servicePort} at its Service and ${each.port} at its pods: a ` +
        'headless Service translates nothing; leave out servicePort',
    );
  }
  return { name: each.name, protocol: (each.protocol ?? 'TCP') as Protocol, port: each.port, servicePort };
}

/** The port of its Service. */
export function servicePortOf(component: string, { port, servicePort = port }: ComponentPort): number {
  const fault = portNumberFault(servicePort);
  if (fault) {
    throw new Error(`the Service port of "${component}" ${fault}, not ${JSON.stringify(servicePort)}`);
  }
  return servicePort;
}
