import * as kplus from 'cdk8s-plus-28';
import type { Direction } from '../network/isolation';
import type { PortRange } from '../network/port-range';
import { PortSet } from '../network/port-set';
import { checkNamespaces, isSame, remember, reasonFor } from './connect';
import type { ConnectedWorkload } from './connected-workload';
import type { Declaration } from './declaration';
import type { PeerSide } from './peer-side';
import { plusSide } from './plus-peer';
import { plusPortRange } from './plus-port';
import { refuseOnNode } from './plus-workload';
import { isolateIn } from './policy';
import { distinctPorts } from './port';

/**
 * Connects a workload as cdk8s-plus says it: ports of further calls add up, and both ends are isolated in this direction.
 *
 * @throws if nobody knows the ports, or only the other end is to allow it and cannot
 */
export function connectPlus(
  own: ConnectedWorkload,
  direction: Direction,
  peer: kplus.INetworkPolicyPeer,
  { isolation, ports }: kplus.PodConnectionsAllowToOptions,
): void {
  const other = plusSide(peer, own.name);
  checkNamespaces(own, other);
  if (other.workload) {
    refuseOnNode(own, other.workload);
  }
  const [from, to]: PeerSide[] = direction === 'egress' ? [own, other] : [other, own];
  if (isolation === kplus.PodConnectionsIsolation.PEER && !other.workload) {
    throw new Error(
      `"${other.name}" is no workload, so no policy is made at its side; leave out isolation, or write a NetworkPolicy`,
    );
  }
  const declaration: Declaration = {
    from,
    to,
    ports: portsOf(to, ports, own),
    reason: reasonFor(from, to),
    declaredBy: own.scope.node.path,
    purpose: other.purpose ?? 'call',
    onlyAt: onlyEnd(isolation, direction),
    adds: true,
  };
  if (!own.declared.some((known) => isRepeated(known, declaration))) {
    remember(declaration);
  }
  isolateEnds(declaration);
}

function portsOf(
  callee: PeerSide,
  named: readonly kplus.NetworkPolicyPort[] | undefined,
  own: ConnectedWorkload,
): () => readonly PortRange[] {
  const ranges = named?.map(plusPortRange);
  const known = () =>
    distinctPorts(ranges ?? (callee.served?.(own) ?? []).map(({ protocol, port }): PortRange => ({ protocol, port })));
  if (known().length === 0) {
    throw new Error(
      ranges
        ? `a connection with "${callee.name}" has an empty list of ports; leave it out, or name one`
        : `nobody knows on which port "${callee.name}" answers; name it, e.g. ports: [NetworkPolicyPort.tcp(8080)], or ` +
            'every: [NetworkPolicyPort.allTcp()]',
    );
  }
  return known;
}

function onlyEnd(isolation: kplus.PodConnectionsIsolation | undefined, direction: Direction): Declaration['onlyAt'] {
  if (isolation === undefined) {
    return undefined;
  }
  const isOwn = isolation === kplus.PodConnectionsIsolation.POD;
  return isOwn === (direction === 'egress') ? 'from' : 'to';
}

function isRepeated(known: Declaration, { from, to, ports, onlyAt }: Declaration): boolean {
  return (
    known.adds === true &&
    known.onlyAt === onlyAt &&
    isSame(known.from, from) &&
    isSame(known.to, to) &&
    PortSet.of(known.ports()).equals(PortSet.of(ports()))
  );
}

function isolateEnds({ from, to, onlyAt }: Declaration): void {
  if (from.workload && onlyAt !== 'to') {
    isolateIn('egress', from.workload);
  }
  if (to.workload && onlyAt !== 'from') {
    isolateIn('ingress', to.workload);
  }
}
