import type { Inventory } from '../manifest/inventory';
import type { Connection, Declarations, Purpose } from './connection';
import { EndIds } from './end-ids';
import { NetworkEnds, NetworkPeer } from './network-peer';
import { NetworkWorkload, networkWorkloadsOf } from './network-workload';
import type { PortRange } from './port-range';
import { PortSet } from './port-set';
import { compareTexts } from './text-order';

/**
 * Who talks to whom by what the code declares, and which workloads no policy holds back. Everything that can be at an end
 * of an edge has an id, which no other has.
 */
export interface NetworkReport {
  /** How far it holds, as a sentence. */
  readonly scope: string;
  readonly counts: NetworkCounts;
  /** Every object that makes pods. */
  readonly workloads: readonly NetworkWorkload[];
  /** Everybody else whom a connection names. */
  readonly peers: readonly NetworkPeer[];
  readonly edges: readonly NetworkEdge[];
  /** Who looks up names where, which is told apart from edges: nearly every workload does. */
  readonly lookups: readonly NameLookup[];
}

interface NetworkCounts {
  readonly workloads: number;
  /** Workloads that no policy isolates in either direction. */
  readonly open: number;
  /** Edges: lookups are not among them. */
  readonly connections: number;
  /** Edges and lookups for which more is allowed than was meant. */
  readonly wider: number;
  /** Workloads that look up names. */
  readonly lookingUp: number;
}

/** A connection that the code declares. */
export interface NetworkEdge {
  /** The id of who sends. */
  readonly from: string;
  /** The id of who receives. */
  readonly to: string;
  /** Ports of the pods. @default - every port */
  readonly ports?: readonly PortRange[];
  readonly purpose: Exclude<Purpose, 'dns'>;
  readonly reason: string;
  readonly declaredBy: string;
  /** Why more is allowed than was meant. */
  readonly wider?: string;
  /** The only end at which it is allowed. @default - both */
  readonly onlyAt?: 'from' | 'to';
}

/** Those who look up names at one server. */
export interface NameLookup {
  /** The id of the server. */
  readonly server: string;
  /** @default - every port */
  readonly ports?: readonly PortRange[];
  /** The ids of who asks. */
  readonly from: readonly string[];
  /** Why more is allowed than was meant. */
  readonly wider?: string;
}

const SCOPE =
  'of these manifests alone: a NetworkPolicy from elsewhere can only allow more to and from what is isolated here, and ' +
  'nothing is isolated in a cluster whose network does not enforce policies';

/** What there is to tell of the network of an app; undefined where its code declares nothing. */
export function networkReportOf(app: Inventory, declared: Declarations): NetworkReport | undefined {
  if (declared.workloads.length === 0 && declared.connections.length === 0) {
    return undefined;
  }
  const ids = new EndIds();
  const workloads = networkWorkloadsOf(app, declared, ids);
  const ends = new NetworkEnds(workloads, ids);
  const connections = declared.connections.map((connection) => between(connection, ends));
  const { peers } = ends;
  const rankOf = ranks([...workloads, ...peers]);
  const edges = orderedEdges(connections.filter(isEdge), rankOf);
  const lookups = lookupsOf(connections, rankOf);
  const counts = {
    workloads: workloads.length,
    open: workloads.filter(({ isolated }) => isolated === 'none').length,
    connections: edges.length,
    wider: countWider(edges) + countWider(lookups),
    lookingUp: new Set(lookups.flatMap(({ from }) => from)).size,
  };
  return { scope: SCOPE, counts, workloads, peers, edges, lookups };
}

/** A connection with ids in place of ends. */
interface Between extends Omit<NetworkEdge, 'purpose'> {
  readonly purpose: Purpose;
}

function between(connection: Connection, ends: NetworkEnds): Between {
  const { from, to, ports, reason, declaredBy, wider, onlyAt, purpose } = connection;
  return {
    from: ends.idOf(from, to),
    to: ends.idOf(to, from),
    ports: rangesOf(PortSet.of(ports)),
    reason,
    declaredBy,
    wider,
    onlyAt,
    purpose,
  };
}

function isEdge(connection: Between): connection is NetworkEdge {
  return connection.purpose !== 'dns';
}

function countWider(some: readonly { readonly wider?: string }[]): number {
  return some.reduce((count, { wider }) => (wider === undefined ? count : count + 1), 0);
}

function orderedEdges(edges: readonly NetworkEdge[], rankOf: Rank): NetworkEdge[] {
  const ranked = edges.map((edge) => ({ edge, from: rankOf(edge.from), to: rankOf(edge.to) }));
  ranked.sort(
    (left, right) =>
      left.from - right.from || left.to - right.to || compareTexts(textsOf(left.edge), textsOf(right.edge)),
  );
  return ranked.map(({ edge }) => edge);
}

function textsOf({ ports, purpose, reason, declaredBy, wider, onlyAt }: NetworkEdge): readonly string[] {
  return [PortSet.of(ports).text, purpose, reason, declaredBy, wider ?? '', onlyAt ?? ''];
}

function lookupsOf(connections: readonly Between[], rankOf: Rank): NameLookup[] {
  const servers = new Map<string, { ports: PortSet; from: Set<string>; wider?: string }>();
  for (const { from, to, ports, wider } of connections.filter(({ purpose }) => purpose === 'dns')) {
    const lookup = servers.get(to) ?? { ports: PortSet.NONE, from: new Set() };
    servers.set(to, {
      ports: lookup.ports.union(PortSet.of(ports)),
      from: lookup.from.add(from),
      wider: lookup.wider ?? wider,
    });
  }
  return [...servers]
    .sort(([left], [right]) => rankOf(left) - rankOf(right))
    .map(([server, { ports, from, wider }]) => ({
      server,
      ports: rangesOf(ports),
      from: [...from].sort((left, right) => rankOf(left) - rankOf(right)),
      wider,
    }));
}

/** The ports of a set as a connection has them. */
function rangesOf(ports: PortSet): readonly PortRange[] | undefined {
  return ports.equals(PortSet.ALL) ? undefined : ports.ranges;
}

type Rank = (id: string) => number;

function ranks(ends: readonly { readonly id: string }[]): Rank {
  const places = new Map(ends.map(({ id }, place) => [id, place]));
  return (id) => places.get(id) ?? places.size;
}
