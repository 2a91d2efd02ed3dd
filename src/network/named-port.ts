import type { Protocol } from './port-range';
import { PortSet } from './port-set';

/** A port by the name that the pod gives it which receives there. */
export interface NamedPort {
  readonly protocol: Protocol;
  readonly name: string;
}

/** Those of which only all ports of the protocol are sure to be them. */
export function namedBeyond(named: readonly NamedPort[], ports: PortSet): readonly NamedPort[] {
  return named.filter(({ protocol }) => !PortSet.ofProtocol(protocol).minus(ports).isEmpty);
}

/** Those that may be one of some ports. */
export function namedAmong(named: readonly NamedPort[], ports: PortSet): readonly NamedPort[] {
  return named.filter(({ protocol }) => !PortSet.ofProtocol(protocol).intersect(ports).isEmpty);
}

/** Ports by number, and then those that only pods know which the app does not make. */
export function portsText(ports: PortSet, named: readonly NamedPort[]): string {
  const names = [...new Set(named.map(({ protocol, name }) => `the ${protocol} port that they call "${name}"`))];
  return [...(ports.isEmpty && names.length > 0 ? [] : [ports.text]), ...names].join(', ');
}
