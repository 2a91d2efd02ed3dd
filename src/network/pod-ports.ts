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
  return [
    ...containers.filter(({ list }) => list === 'containers'),
    ...containers.filter(({ isSidecar }) => isSidecar),
  ].flatMap(({ spec }) => listIn(spec, 'ports').flatMap(portIn));
}

function portIn(written: unknown): PodPort[] {
  const port = fieldOf(written, 'containerPort');
  const protocol = protocolIn(written);
  return isPortNumber(port) && protocol ? [{ name: stringIn(written, 'name') || undefined, protocol, port }] : [];
}

/** The protocol of a port, which is TCP where none is written; undefined where something else is. */
export function protocolIn(port: unknown): Protocol | undefined {
  const written = fieldOf(port, 'protocol') ?? 'TCP';
  return PROTOCOLS.find((protocol) => protocol === written);
}

export function isPortNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= FIRST_PORT && value <= LAST_PORT;
}
