import type { Container } from '../manifest/container';
import { fieldOf, listIn, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { FIRST_PORT, LAST_PORT, Protocol, PROTOCOLS } from './port-range';

/** A port that a container of a pod says it listens on. */
export interface PodPort {
  readonly name?: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/** The ports that containers declare, and after them those of sidecars; of what ends before them, none. */
export function portsOfPod({ containers }: Pod): readonly PodPort[] {
  const ports: PodPort[] = [];
  for (const container of containers) {
    if (container.list === 'containers') {
      addPorts(ports, container);
    }
  }
  for (const container of containers) {
    if (container.isSidecar) {
      addPorts(ports, container);
    }
  }
  return ports;
}

function addPorts(ports: PodPort[], { spec }: Container): void {
  for (const written of listIn(spec, 'ports')) {
    const port = fieldOf(written, 'containerPort');
    const protocol = protocolIn(written);
    if (isPortNumber(port) && protocol) {
      ports.push({ name: stringIn(written, 'name') || undefined, protocol, port });
    }
  }
}

/** The protocol of a port, which is TCP where none is written; undefined where something else is. */
export function protocolIn(port: unknown): Protocol | undefined {
  const written = (fieldOf(port, 'protocol') ?? 'TCP') as Protocol;
  return PROTOCOLS.includes(written) ? written : undefined;
}

export function isPortNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= FIRST_PORT && value <= LAST_PORT;
}
