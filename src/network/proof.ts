import type { Inventory, PodOfResource } from '../manifest/inventory';
import type { Connection, Declarations } from './connection';
import { DeclaredPorts, podsByOrigin } from './declared-ports';
import type { Discrepancy, Prevented, Undeclared, Unisolated } from './discrepancy';
import { withCauses } from './discrepancy-cause';
import { Doubts } from './doubts';
import type { End } from './end';
import type { Direction } from './isolation';
import { namedBeyond } from './named-port';
import { isNarrow } from './narrow-pods';
import { withRuledOut } from './negation';
import { OwnPolicies } from './own-policy';
import type { Party } from './party';
import type { StatedPeer } from './policy-rules';
import { PortSet } from './port-set';
import { isOnePod, partyOf, Reachability } from './reachability';
import { addressesAt, alternatives, PodsDescription, SOME_ADDRESSES, strangersAs } from './witness';

/**
 * Compares what policies allow with what was declared, for everybody who has a workload at the other end that our
 * policies isolate. What workloads do among themselves that declare nothing is not looked at.
 */
export function proveConnections(app: Inventory, declared: Declarations): readonly Discrepancy[] {
  return declared.workloads.length === 0 ? [] : new Proof(app, declared).discrepancies();
}

class Proof {
  private readonly reachability: Reachability;
  private readonly declaredPorts: DeclaredPorts;
  private readonly ownPolicies: OwnPolicies;
  private readonly judged: ReadonlySet<PodOfResource>;
  private readonly doubts: Doubts;

  constructor(
    private readonly app: Inventory,
    declared: Declarations,
  ) {
    this.reachability = Reachability.of(app);
    this.declaredPorts = new DeclaredPorts(app, declared);
    this.ownPolicies = new OwnPolicies(app, declared);
    this.judged = new Set(declared.workloads.flatMap(({ origin }) => podsByOrigin(app).get(origin) ?? []));
    this.doubts = new Doubts(app, this.judged, this.reachability, this.declaredPorts);
  }

  public discrepancies(): readonly Discrepancy[] {
    const found: Discrepancy[] = [];
    for (const pod of this.judged) {
      if (!this.doubts.isBeyond(pod)) {
        found.push(
          ...this.unisolated(pod),
          ...this.withPods('egress', pod),
          ...this.withPods('ingress', pod),
          ...this.withOthers('egress', pod),
          ...this.withOthers('ingress', pod),
        );
      }
    }
    return withCauses(found, this.judged, this.ownPolicies);
  }

  private unisolated(pod: PodOfResource): Unisolated[] {
    const open = DIRECTIONS.filter((direction) => !this.reachability.isIsolated(direction, pod));
    return open.map((direction) => ({ kind: 'unisolated', resource: pod.resource, direction }));
  }

  /** Pods of the app: those that its policies name, and those that were declared. */
  private withPods(direction: Direction, pod: PodOfResource): Discrepancy[] {
    const declared = this.declaredPorts
      .of(direction, pod)
      .flatMap((connection) =>
        this.meant(otherEnd(direction, connection), pod).map((other) => ({ connection, other })),
      );
    const declaredOthers = new Set(declared.map(({ other }) => other));
    // what two of ours do is judged once, from the end that sends
    const isJudgedThere = (other: PodOfResource) => direction === 'ingress' && this.judged.has(other);
    const found: Discrepancy[] = declared
      .filter(({ connection, other }) => !(isWorkloadsOwn(connection) && isJudgedThere(other)))
      .flatMap(({ connection, other }) => this.prevented(connection, ...inOrder(direction, pod, other)));
    // declared ones first, so that enough of the others hides none of these
    for (const other of new Set([...declaredOthers, ...this.doubts.about(direction, pod)])) {
      if (found.length >= ENOUGH && !declaredOthers.has(other)) {
        break;
      }
      if (!isJudgedThere(other)) {
        found.push(...this.extra(...inOrder(direction, pod, other)));
      }
    }
    return found;
  }

  /** The pods of the app that a declared end stands for one by one: not those of whole namespaces, nor everybody. */
  private meant(end: End, { resource }: PodOfResource): readonly PodOfResource[] {
    switch (end.kind) {
      case 'workload':
        return podsByOrigin(this.app).get(end.origin) ?? [];
      case 'pods': {
        const peer = { namespace: resource.namespace, ...end };
        return isNarrow(peer) ? [...this.reachability.podsNamed(peer)] : [];
      }
      default:
        return [];
    }
  }

  private extra(from: PodOfResource, to: PodOfResource): Undeclared[] {
    const allowed = this.reachability.between(partyOf(from), partyOf(to));
    const extra = isOnePod(from, to) ? PortSet.NONE : allowed.minus(this.declaredBetween(from, to));
    return extra.isEmpty ? [] : this.undeclared(partyOf(from), partyOf(to), extra, PortSet.ALL);
  }

  /** What whoever is isolated has declared; two who are isolated must both mean it, as both of their policies say so. */
  private declaredBetween(from: PodOfResource, to: PodOfResource): PortSet {
    const sent = this.judged.has(from) ? this.declaredPorts.between('egress', from, partyOf(to)) : PortSet.ALL;
    return this.judged.has(to) ? sent.intersect(this.declaredPorts.between('ingress', to, partyOf(from))) : sent;
  }

  private prevented(connection: Connection, from: PodOfResource, to: PodOfResource): Prevented[] {
    if (connection.onlyAt) {
      return [];
    }
    const wanted = PortSet.of(connection.ports);
    const sides: [Direction, PodOfResource, PodOfResource][] = [
      ['ingress', to, from],
      ['egress', from, to],
    ];
    return sides.flatMap(([direction, pod, other]) =>
      this.preventedAt(direction, pod, partyOf(other), { connection, wanted }),
    );
  }

  private preventedAt(
    direction: Direction,
    pod: PodOfResource,
    other: Party,
    { connection, wanted }: { connection: Connection; wanted: PortSet },
  ): Prevented[] {
    const ports = wanted.minus(this.reachability.allowed(direction, pod, other));
    if (ports.isEmpty) {
      return [];
    }
    const { resource } = pod;
    const policies = this.reachability.policies(direction, pod);
    const policy = isOf(resource.origin, direction, connection) ? this.ownPolicies.of(pod) : undefined;
    const own = policy && policies.includes(policy) ? { own: policy } : {};
    return [{ kind: 'prevented', resource, direction, connection, ports, policies, ...own }];
  }

  /** Pods that others make, and addresses: those that policies name, and those that were declared. */
  private withOthers(direction: Direction, pod: PodOfResource): Discrepancy[] {
    if (!this.reachability.isIsolated(direction, pod)) {
      return [];
    }
    const isAsDeclared = this.doubts.isAsDeclared(direction, pod);
    const allowedToAll = this.reachability.allowedToAll(direction, pod);
    const connections = this.declaredPorts.of(direction, pod);
    const doubtful = connections.filter(({ ports }) => !PortSet.of(ports).minus(allowedToAll).isEmpty);
    if (isAsDeclared && doubtful.length === 0) {
      return [];
    }
    const stated = this.reachability.statedPeers(direction, pod);
    const blocks = [
      ...stated.flatMap((peer) => (peer.kind === 'addresses' ? peer.block : [])),
      ...connections.flatMap((connection) => {
        const other = otherEnd(direction, connection);
        return other.kind === 'addresses' ? other.blocks : [];
      }),
    ];
    const addresses = addressesAt(blocks);
    const others = isAsDeclared ? [] : [...this.strangersOf(stated, this.described(direction, pod)), ...addresses];
    return [
      ...others.flatMap((stranger) => {
        const expected = this.declaredPorts.between(direction, pod, stranger);
        const extra = this.reachability.allowed(direction, pod, stranger).minus(expected);
        const [from, to] = direction === 'egress' ? [partyOf(pod), stranger] : [stranger, partyOf(pod)];
        return this.undeclared(from, to, extra, expected);
      }),
      ...doubtful.flatMap((connection) => this.preventedFor(direction, pod, connection, { stated, addresses })),
    ];
  }

  private preventedFor(
    direction: Direction,
    pod: PodOfResource,
    connection: Connection,
    written: Written,
  ): Prevented[] {
    const other = otherEnd(direction, connection);
    const wanted = PortSet.of(connection.ports);
    for (const party of this.partiesOf(other, pod, written)) {
      const found = this.preventedAt(direction, pod, party, { connection, wanted });
      if (found.length > 0) {
        return found; // one tells enough
      }
    }
    return [];
  }

  /** Some for whom a declared end stands, and who are no workloads of the app. */
  private partiesOf(other: End, pod: PodOfResource, { stated, addresses }: Written): Party[] {
    const described = stated.flatMap((peer) => (peer.kind === 'pods' ? [peer] : []));
    switch (other.kind) {
      case 'anyone':
        return [...this.strangersWith(ANY_PODS, described), ...SOME_ADDRESSES, ...addresses];
      case 'pods':
        return this.strangersWith({ namespace: pod.resource.namespace, ...other }, described);
      case 'addresses':
        return addresses.filter((party) => this.declaredPorts.standsFor(other, party, pod));
      default:
        return [];
    }
  }

  /** The pods that were declared for a workload by their labels. */
  private described(direction: Direction, pod: PodOfResource): PodsDescription[] {
    return this.declaredPorts.of(direction, pod).flatMap((connection) => {
      const other = otherEnd(direction, connection);
      return other.kind === 'pods' ? [other] : [];
    });
  }

  /** @param described what else there is to tell strangers apart */
  private strangersOf(stated: readonly StatedPeer[], described: readonly PodsDescription[]): Party[] {
    return stated.flatMap((peer): Party[] => {
      switch (peer.kind) {
        case 'anyone':
          return [...this.strangersWith(ANY_PODS, described), ...SOME_ADDRESSES];
        case 'pods':
          return alternatives(peer)
            .filter((each) => !isNarrow(each) || this.reachability.podsNamed(each).size === 0)
            .flatMap((each) => this.strangersWith(each, described));
        default:
          return [];
      }
    });
  }

  private strangersWith(pods: PodsDescription, described: readonly PodsDescription[]): Party[] {
    return withRuledOut(pods, described).flatMap((each) => strangersAs(this.app, each));
  }

  /** The rules that let something through: where it arrives, if anything isolates that. */
  private undeclared(from: Party, to: Party, extra: PortSet, expected: PortSet): Undeclared[] {
    const grants =
      to.kind === 'pod' && this.reachability.isIsolated('ingress', to.pod)
        ? this.reachability.grants('ingress', to.pod, from)
        : from.kind === 'pod'
          ? this.reachability.grants('egress', from.pod, to)
          : [];
    return grants
      .map(({ policy, path, ports, named }) => ({
        kind: 'undeclared' as const,
        resource: policy,
        path,
        from,
        to,
        ports: ports.intersect(extra),
        named: namedBeyond(named, expected),
      }))
      .filter(({ ports, named }) => !ports.isEmpty || named.length > 0);
  }
}

/** What policies of a pod name, by which others can be told apart. */
interface Written {
  readonly stated: readonly StatedPeer[];
  readonly addresses: readonly Party[];
}

const ANY_PODS: PodsDescription = { namespaceSelector: {}, podSelector: {} };

/** Where a policy lets a pod reach thousands, some of them tell as much as all; what else there is shows once it is mended. */
const ENOUGH = 20;

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

function otherEnd(direction: Direction, { from, to }: Connection): End {
  return direction === 'egress' ? to : from;
}

/** Who sends first, then who receives. */
function inOrder(direction: Direction, pod: PodOfResource, other: PodOfResource): [PodOfResource, PodOfResource] {
  return direction === 'egress' ? [pod, other] : [other, pod];
}

/** Whether both ends are workloads, which both know of it. */
function isWorkloadsOwn({ from, to }: Connection): boolean {
  return from.kind === 'workload' && to.kind === 'workload';
}

/** Whether a connection is declared of the very workload, and not of pods that it only happens to make. */
function isOf(origin: string, direction: Direction, { from, to }: Connection): boolean {
  const end = direction === 'egress' ? from : to;
  return end.kind === 'workload' && end.origin === origin;
}
