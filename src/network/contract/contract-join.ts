import { endName } from '../end';
import type { PortRange } from '../port-range';
import { PortSet } from '../port-set';
import type { ContractEdge, ContractWorkload } from './contract';
import { ContractParties, ContractParty, TitledContract } from './contract-parties';
import { ContractSide } from './contract-side';

/** What the contracts of several repositories say together. */
export interface Joined {
  /** Calls between workloads of the contracts that are allowed at both ends, by caller. */
  readonly edges: readonly JoinedEdge[];
  /** Calls that are allowed at one end and, though there is a contract of the other, not there, or on other ports. */
  readonly halfOpen: readonly HalfOpen[];
  /** Calls with pods that are in no contract, or with whole namespaces. */
  readonly unpaired: readonly Unpaired[];
  /** Workloads of several contracts; only what the first says of them is judged. */
  readonly duplicates: readonly Duplicate[];
}

/** A workload, and the contract that tells of it. */
export interface JoinedWorkload extends Pick<
  ContractWorkload,
  'kind' | 'namespace' | 'name' | 'title' | 'template' | 'through'
> {
  readonly contract: string;
}

export interface JoinedEdge {
  readonly from: JoinedWorkload;
  readonly to: JoinedWorkload;
  /** Ports of the pods that are called. @default - every port */
  readonly ports?: readonly PortRange[];
  /** The ends whose pods are not isolated, so that nothing has to be allowed there. */
  readonly notIsolated: readonly ('from' | 'to')[];
}

export interface HalfOpen {
  readonly from: JoinedWorkload;
  readonly to: JoinedWorkload;
  /** What there is too little of: offers at `to`, needs at `from`, or both, so that the ports differ. */
  readonly missing: 'offer' | 'need' | 'both';
  /** The ports on which `from` may call; empty for none. @default - every port */
  readonly needed?: readonly PortRange[];
  /** The ports on which `to` may be called; empty for none. @default - every port */
  readonly offered?: readonly PortRange[];
  /** All of these as code names them: by the ports of the Service of `to`, where it has one. @default - every port */
  readonly portsInCode?: readonly PortRange[];
  /** The constructs that declared what has no other end, by their paths. */
  readonly declaredBy: readonly string[];
}

export interface Unpaired {
  readonly workload: JoinedWorkload;
  readonly direction: 'need' | 'offer';
  /** What people call the other end. */
  readonly peer: string;
  /** @default - every port */
  readonly ports?: readonly PortRange[];
  readonly reason: string;
}

export interface Duplicate {
  readonly workload: JoinedWorkload;
  readonly contracts: readonly string[];
}

/**
 * Joins contracts. Only calls are pairs: looking up names, requests from outside and metrics have ends of which no
 * contract tells. They do answer a call of the other end, and so does what is allowed for anyone.
 *
 * A call of pods with certain labels has to be offered by every workload that has them. An offer to such pods has to be
 * needed by one. Whole namespaces are nobody in particular, so that nobody has to answer.
 */
export function joinContracts(contracts: readonly TitledContract[]): Joined {
  const parties = new ContractParties(contracts);
  const callers = new Map(parties.all.map((party) => [party, new ContractSide(party, party.workload.needs, parties)]));
  const callees = new Map(parties.all.map((party) => [party, new ContractSide(party, party.workload.offers, parties)]));
  const pairs = pairsOf(callers, callees, new Map(parties.all.map((party, index) => [party, index])));
  return {
    edges: pairs.flatMap(edgeOf),
    halfOpen: pairs.flatMap(halfOpenOf),
    unpaired: parties.all.flatMap((party) => [
      ...callers.get(party)!.unpaired.map((edge) => unpairedOf(party, 'need', edge)),
      ...callees.get(party)!.unpaired.map((edge) => unpairedOf(party, 'offer', edge)),
    ]),
    duplicates: parties.duplicates.map(({ party, titles }) => ({ workload: workloadOf(party), contracts: titles })),
  };
}

type Sides = ReadonlyMap<ContractParty, ContractSide>;

/** Two workloads of which one at least has something to do with the other. */
interface Pair {
  readonly from: ContractParty;
  readonly to: ContractParty;
  readonly caller: ContractSide;
  readonly callee: ContractSide;
  /** The ports that either end declares for the other, and those of them that the other does not allow. */
  needed: PortSet;
  offered: PortSet;
  notOffered: PortSet;
  notNeeded: PortSet;
  readonly declaredBy: Set<string>;
}

/** All pairs, by callers and then by callees. */
function pairsOf(callers: Sides, callees: Sides, places: ReadonlyMap<ContractParty, number>): Pair[] {
  const pairs = new Map<number, Pair>();
  const pairOf = (from: ContractParty, to: ContractParty): Pair => {
    const key = places.get(from)! * places.size + places.get(to)!;
    const pair = pairs.get(key) ?? newPair(from, to, callers.get(from)!, callees.get(to)!);
    pairs.set(key, pair);
    return pair;
  };
  for (const [from, { calls }] of callers) {
    for (const { ports, others, declaredBy } of calls) {
      for (const to of others) {
        const pair = pairOf(from, to);
        const missing = ports.minus(pair.callee.allowed(from));
        pair.needed = pair.needed.union(ports);
        pair.notOffered = pair.notOffered.union(missing);
        blame(pair, missing, declaredBy);
      }
    }
  }
  for (const [to, { calls }] of callees) {
    for (const { ports, others, declaredBy } of calls) {
      const missing = others.reduce((left, from) => left.minus(callers.get(from)!.allowed(to)), ports);
      for (const from of others) {
        const pair = pairOf(from, to);
        pair.offered = pair.offered.union(ports);
        pair.notNeeded = pair.notNeeded.union(missing);
        blame(pair, missing, declaredBy);
      }
    }
  }
  return [...pairs].sort(([left], [right]) => left - right).map(([, pair]) => pair);
}

function newPair(from: ContractParty, to: ContractParty, caller: ContractSide, callee: ContractSide): Pair {
  const { NONE } = PortSet;
  return {
    from,
    to,
    caller,
    callee,
    needed: NONE,
    offered: NONE,
    notOffered: NONE,
    notNeeded: NONE,
    declaredBy: new Set(),
  };
}

function blame({ declaredBy }: Pair, missing: PortSet, construct: string): void {
  if (!missing.isEmpty) {
    declaredBy.add(construct);
  }
}

function edgeOf({ from, to, caller, callee, needed, offered }: Pair): JoinedEdge[] {
  const ports = needed.intersect(callee.allowed(from)).union(offered.intersect(caller.allowed(to)));
  const notIsolated = [...(from.isIsolated ? [] : ['from' as const]), ...(to.isIsolated ? [] : ['to' as const])];
  return ports.isEmpty
    ? []
    : [{ from: workloadOf(from), to: workloadOf(to), ...portsField('ports', ports), notIsolated }];
}

function halfOpenOf({ from, to, caller, callee, notOffered, notNeeded, declaredBy }: Pair): HalfOpen[] {
  if (notOffered.isEmpty && notNeeded.isEmpty) {
    return [];
  }
  const [needed, offered] = [caller.declared(to), callee.declared(from)];
  return [
    {
      from: workloadOf(from),
      to: workloadOf(to),
      missing: notNeeded.isEmpty ? 'offer' : notOffered.isEmpty ? 'need' : 'both',
      ...portsField('needed', needed),
      ...portsField('offered', offered),
      ...portsField('portsInCode', needed.union(offered), (port) => servicePortOf(to, port)),
      declaredBy: [...declaredBy].sort(),
    },
  ];
}

function unpairedOf(
  party: ContractParty,
  direction: 'need' | 'offer',
  { peer, ports, reason }: ContractEdge,
): Unpaired {
  return { workload: workloadOf(party), direction, peer: endName(peer), ...(ports ? { ports } : {}), reason };
}

function workloadOf({ title: contract, workload }: ContractParty): JoinedWorkload {
  const { kind, namespace, name, title, template, through } = workload;
  return {
    contract,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    title,
    ...(template === undefined ? {} : { template }),
    ...(through === undefined ? {} : { through }),
  };
}

/** A port of pods as callers know it. That of their own Service comes before those of others. */
function servicePortOf({ workload: { name, services } }: ContractParty, range: PortRange): PortRange {
  const { protocol, port, endPort } = range;
  const ports = [...services.filter((service) => service.name === name), ...services].flatMap(
    (service) => service.ports,
  );
  const found = ports.find((one) => endPort === undefined && one.protocol === protocol && one.targetPort === port);
  return found ? { protocol, port: found.port } : range;
}

/** The ports of a set as connections have them: none at all stands for every port. */
function portsField<Key extends string>(
  key: Key,
  ports: PortSet,
  named: (range: PortRange) => PortRange = (range) => range,
): { readonly [field in Key]?: readonly PortRange[] } {
  const ranges: readonly PortRange[] = ports.ranges.map(named);
  return ports.equals(PortSet.ALL) ? {} : ({ [key]: ranges } as { [field in Key]: readonly PortRange[] });
}
