import type * as kplus from 'cdk8s-plus-28';
import { fieldOf } from '../manifest/json';
import type { PortRange, Protocol } from '../network/port-range';
import { Port } from './port';

/**
 * A port as cdk8s-plus says it. Without a number it is every port of its protocol, which cdk8s-plus also writes as 0 to
 * 65535.
 *
 * @throws if it is none
 */
export function plusPortRange(port: kplus.NetworkPolicyPort): PortRange {
  if (typeof (port as kplus.NetworkPolicyPort | undefined)?._toKube !== 'function') {
    throw new Error(
      'ports of allowTo and allowFrom are those of cdk8s-plus; write e.g. NetworkPolicyPort.tcp(8080), or connectTo and ' +
        'connectFrom with Port.tcp(8080)',
    );
  }
  const { port: first, endPort, protocol } = port._toKube();
  const number = fieldOf(first, 'value');
  if (number === undefined && endPort !== undefined) {
    throw new Error(`a range of ports ends at ${endPort} and begins nowhere; write its first port too`);
  }
  if (number === undefined || (number === 0 && endPort !== undefined)) {
    return rangeOf(protocol, 1, endPort ?? 65535);
  }
  return rangeOf(protocol, number as number, endPort);
}

function rangeOf(protocol: string | undefined, first: number, last?: number): PortRange {
  const { one, several } = MAKERS[(protocol ?? 'TCP') as Protocol];
  return (last === undefined ? one(first) : several(first, last))._range!;
}

const MAKERS = {
  TCP: { one: (port: number) => Port.tcp(port), several: (first: number, last: number) => Port.tcpRange(first, last) },
  UDP: { one: (port: number) => Port.udp(port), several: (first: number, last: number) => Port.udpRange(first, last) },
  SCTP: {
    one: (port: number) => Port.sctp(port),
    several: (first: number, last: number) => Port.sctpRange(first, last),
  },
};
