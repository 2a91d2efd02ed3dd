import { portNumberFault } from '../manifest/name';
import { portsOfPod } from '../network/pod-ports';
import { PortRange, Protocol, PROTOCOLS } from '../network/port-range';
import { PortSet } from '../network/port-set';
import type { Workload } from './workload';

/**
 * Ports of the pods that are called, not of their Service: a TCP port by its number, `UDP 53`, `TCP 8000-8100`,
 * `every UDP port`, `every port`, or the name that a container of the pods gives it.
 */
export type PortText = number | string;

const NUMBERED = /^(\w+) (\d+)(?:-(\d+))?$/;

/**
 * Ports as people write them.
 *
 * @param receiver the workload that is called; undefined for one outside
 * @returns undefined where none are written
 * @throws if one is no port, or a name that the receiver does not give
 */
export function portsIn(texts: readonly PortText[], receiver: Workload | undefined): PortSet | undefined {
  return texts.length === 0
    ? undefined
    : texts.reduce<PortSet>((ports, text) => ports.union(portIn(text, receiver)), PortSet.NONE);
}

function portIn(text: PortText, receiver: Workload | undefined): PortSet {
  if (typeof text === 'number') {
    return PortSet.of([{ protocol: 'TCP', port: checked(text, text) }]);
  }
  if (typeof text !== 'string') {
    throw new Error(`the port ${JSON.stringify(text)} is none; write e.g. 8080, "UDP 53" or "http"`);
  }
  const whole = PROTOCOLS.find((protocol) => text === `every ${protocol} port`);
  if (whole || text === 'every port') {
    return whole ? PortSet.ofProtocol(whole) : PortSet.ALL;
  }
  const [, protocol, first, last = first] = NUMBERED.exec(text) ?? [];
  return protocol === undefined ? named(text, receiver) : PortSet.of([range(text, protocol, [first, last])]);
}

function range(text: string, protocol: string, [first, last]: readonly [string, string]): PortRange {
  if (!PROTOCOLS.includes(protocol as Protocol)) {
    throw new Error(`the port "${text}" has the protocol "${protocol}"; write TCP, UDP or SCTP`);
  }
  const [port, endPort] = [checked(Number(first), text), checked(Number(last), text)];
  if (endPort < port) {
    throw new Error(`the ports "${text}" end before they begin; write "${protocol} ${last}-${first}"`);
  }
  return { protocol: protocol as Protocol, port, endPort };
}

function checked(port: number, text: PortText): number {
  const fault = portNumberFault(port);
  if (fault) {
    throw new Error(`the port ${JSON.stringify(text)} ${fault}`);
  }
  return port;
}

function named(name: string, receiver: Workload | undefined): PortSet {
  if (!receiver) {
    throw new Error(`the port "${name}" is outside of the app, where nobody knows its number; write that, e.g. 8080`);
  }
  const known = receiver.pods.flatMap(({ pod }) => portsOfPod(pod));
  const ports = known.filter((port) => port.name === name);
  if (ports.length === 0) {
    const names = new Set(known.flatMap((port) => (port.name ? [`"${port.name}"`] : [])));
    throw new Error(
      `no container of ${receiver.title} has a port "${name}"; ` +
        (names.size > 0 ? `there is ${[...names].join(', ')}` : 'none of its ports has a name, so write the number'),
    );
  }
  return PortSet.of(ports.map(({ protocol, port }) => ({ protocol, port })));
}
