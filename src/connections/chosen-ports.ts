import { PortRange, rangeText } from '../network/port-range';
import { valueText } from '../posture/value-text';
import type { ConnectedWorkload } from './connected-workload';
import type { PeerSide, ServedPort } from './peer-side';
import { Port } from './port';

/** The ports of a connection: those that were named, or those that are usual. */
export interface ChosenPorts {
  /** Those of the pods; undefined for every port. */
  readonly ranges: () => readonly PortRange[] | undefined;
  /** The first one that the callee is known to answer on, for addresses. */
  readonly first: () => ServedPort | undefined;
}

/**
 * The ports that are meant.
 *
 * @param asking the workload of this app at either end
 * @throws if none are named and none are known, or one is named that is not there
 */
export function chosenPorts(
  callee: PeerSide,
  named: readonly Port[] | undefined,
  asking: ConnectedWorkload,
): ChosenPorts {
  if (named !== undefined) {
    checkPorts(callee, named);
    if (named.length === 0) {
      throw new Error(`a connection with "${callee.name}" has an empty list of ports; leave it out, or name one`);
    }
    const found = named.map((port) => chosen(callee, port, asking));
    return {
      ranges: () => (found.includes(undefined) ? undefined : found.map((port) => rangeOf(port!))),
      first: () => found.find((port) => port && !('endPort' in port)) as ServedPort | undefined,
    };
  }
  const usual = () => callee.usual?.(asking) ?? callee.served?.(asking) ?? [];
  if (usual().length === 0) {
    throw new Error(
      `nobody knows on which port "${callee.name}" answers; name it, e.g. ports: [Port.tcp(8080)], or every: [Port.all()]`,
    );
  }
  return { ranges: () => usual().map(rangeOf), first: () => usual()[0] };
}

function checkPorts({ name }: PeerSide, ports: unknown): void {
  const wrong = Array.isArray(ports) ? ports.find((port) => !(port instanceof Port)) : ports;
  if (!Array.isArray(ports) || ports.some((port) => !(port instanceof Port))) {
    throw new Error(
      `ports of a connection with "${name}" must be a list of Port, e.g. [Port.named("http"), Port.tcp(8080)], not ` +
        valueText(wrong),
    );
  }
}

/** Undefined for every port. */
function chosen(callee: PeerSide, port: Port, asking: ConnectedWorkload): ServedPort | PortRange | undefined {
  const { _name: name, _range: range } = port;
  if (name === undefined && !range) {
    return undefined;
  }
  if (range?.endPort !== undefined) {
    return range;
  }
  const served = callee.served?.(asking);
  if (range && !served?.length) {
    return { ...range, servicePort: range.port };
  }
  const found = served?.find((one) => (range ? isMeant(one, range) : one.name === name));
  if (!found) {
    const list = served?.length ? `its ports are ${served.map(servedText).join(', ')}` : 'none of its ports is known';
    throw new Error(`"${callee.name}" has no port ${port._text}; ${list}`);
  }
  return found;
}

/** Callers know the port of the Service; without one, that of the pods. */
function isMeant({ protocol, port, servicePort = port }: ServedPort, range: PortRange): boolean {
  return protocol === range.protocol && servicePort === range.port;
}

function servedText({ name, protocol, port, servicePort = port }: ServedPort): string {
  const number = rangeText({ protocol, port: servicePort });
  return name === undefined ? number : `"${name}" (${number})`;
}

function rangeOf({ protocol, port, ...rest }: ServedPort | PortRange): PortRange {
  return 'endPort' in rest && rest.endPort !== undefined
    ? { protocol, port, endPort: rest.endPort }
    : { protocol, port };
}
