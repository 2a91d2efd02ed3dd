import { End, endName } from '../network/end';
import type { NetworkPeer } from '../network/network-peer';
import type { NameLookup, NetworkEdge, NetworkReport } from '../network/network-report';
import type { IsolatedDirections, NetworkWorkload } from '../network/network-workload';
import { PortSet } from '../network/port-set';
import { count, groupBy } from './grouping';
import { namespaceToTell, portsText } from './network-text';

/** What is to be seen in a picture of a network. */
export interface Drawing {
  readonly groups: readonly Group[];
  /** Those in no group. */
  readonly nodes: readonly Node[];
  readonly arrows: readonly Arrow[];
}

export interface Group {
  readonly name: string;
  readonly nodes: readonly Node[];
}

export interface Node {
  readonly key: string;
  readonly sort: End['kind'] | 'namespace' | 'server' | 'others';
  /** What names it among nodes of its sort, nearly always. */
  readonly names: readonly string[];
  /** What is to be read in it. */
  readonly lines: readonly string[];
  readonly look?: Look;
}

/** What is to catch the eye: nobody isolates it, nobody does in one direction, nobody makes it. */
export type Look = 'open' | 'partly' | 'absent';

export interface Arrow {
  /** Keys of nodes. */
  readonly from: string;
  readonly to: string;
  /** Ports or a number, in words of ours. */
  readonly text: string;
  /** Whether more is allowed than was meant. */
  readonly wider: boolean;
}

/** With more workloads than these in one picture, or more peers, nobody can follow it. */
const NODES = 60;

const OTHERS = 'everybody else';

/** Every workload in its namespace; undefined where they are too many. */
export function workloadsDrawn(network: NetworkReport): Drawing | undefined {
  const peers = peersDrawn(network);
  if (network.workloads.length > NODES || peers.length > NODES) {
    return undefined;
  }
  const namespaces = groupBy(network.workloads, namespaceName);
  return {
    groups: [...namespaces].map(([name, workloads]) => ({ name, nodes: workloads.map(workloadNode) })),
    nodes: [...peers.map(peerNode), ...network.lookups.map((lookup) => serverNode(lookup, network))],
    arrows: arrowsBetween(network.edges, (id) => id, portsOf),
  };
}

/** Every namespace as one node, as is everybody outside where they are many; undefined where that is too much as well. */
export function namespacesDrawn(network: NetworkReport): Drawing | undefined {
  const namespaces = groupBy(network.workloads, namespaceName);
  const peers = peersDrawn(network);
  const together = peers.length > NODES;
  if (namespaces.size > NODES) {
    return undefined;
  }
  const keys = new Map<string, string>(peers.map(({ id }) => [id, together ? OTHERS : id]));
  for (const workload of network.workloads) {
    keys.set(workload.id, namespaceKey(namespaceName(workload)));
  }
  const arrows = arrowsBetween(network.edges, (id) => keys.get(id) ?? id, connectionsOf);
  return {
    groups: [],
    nodes: [
      ...[...namespaces].map(namespaceNode),
      ...(together ? [othersNode(peers)] : peers.map(peerNode)),
      ...network.lookups.map((lookup) => serverNode(lookup, network)),
    ],
    arrows,
  };
}

/** One arrow for all edges between the same two nodes. */
function arrowsBetween(
  edges: readonly NetworkEdge[],
  keyOf: (id: string) => string,
  textOf: (edges: readonly NetworkEdge[]) => string,
): Arrow[] {
  const pairs = groupBy(edges, ({ from, to }) => JSON.stringify([keyOf(from), keyOf(to)]));
  return [...pairs.values()].map((pair) => ({
    from: keyOf(pair[0].from),
    to: keyOf(pair[0].to),
    text: textOf(pair),
    wider: pair.some(({ wider }) => wider !== undefined),
  }));
}

function portsOf(edges: readonly NetworkEdge[]): string {
  return edges.reduce((ports, edge) => ports.union(PortSet.of(edge.ports)), PortSet.NONE).text;
}

function connectionsOf(edges: readonly NetworkEdge[]): string {
  return count(edges.length, 'connection');
}

/** The peers that edges name; who only answers names is drawn as a server. */
function peersDrawn({ peers, edges }: NetworkReport): NetworkPeer[] {
  const named = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return peers.filter(({ id }) => named.has(id));
}

function namespaceName({ namespace }: NetworkWorkload): string {
  return namespace ?? 'no namespace named';
}

function namespaceKey(name: string): string {
  return `namespace ${name}`;
}

function workloadNode(workload: NetworkWorkload): Node {
  const { id, namespace = '', title, isolated } = workload;
  return {
    key: id,
    sort: 'workload',
    names: [namespace, title],
    lines: [title, ...openings(workload)],
    look: isolated === 'both' ? undefined : isolated === 'none' ? 'open' : 'partly',
  };
}

/** In which directions nobody isolates a workload, and why nobody can. */
function openings({ isolated, hostNetwork }: NetworkWorkload): string[] {
  const open: Readonly<Record<IsolatedDirections, readonly string[]>> = {
    both: [],
    ingress: ['egress open'],
    egress: ['ingress open'],
    none: ['open'],
  };
  return [...open[isolated], ...(hostNetwork ? ['host network'] : [])];
}

function peerNode(peer: NetworkPeer): Node {
  const name = endName(peer);
  const namespaces = namespaceToTell(peer);
  const names = [...namespaces, name];
  const node = { key: peer.id, sort: peer.kind, names };
  return peer.kind === 'workload'
    ? { ...node, sort: 'others', lines: [name, 'in no manifest'], look: 'absent' }
    : { ...node, lines: [name, ...namespaces.map((namespace) => `in ${namespace}`)] };
}

function serverNode({ server, ports, from }: NameLookup, { peers, workloads }: NetworkReport): Node {
  const peer = peers.find(({ id }) => id === server);
  const name = peer ? endName(peer) : (workloads.find(({ id }) => id === server)?.title ?? server);
  return {
    key: `server ${server}`,
    sort: 'server',
    names: [...(peer ? namespaceToTell(peer) : []), name],
    lines: [`names from ${name}`, portsText({ ports }), `for ${count(from.length, 'workload')}`],
  };
}

function namespaceNode([name, workloads]: readonly [string, readonly NetworkWorkload[]]): Node {
  const open = workloads.filter(({ isolated }) => isolated === 'none').length;
  return {
    key: namespaceKey(name),
    sort: 'namespace',
    names: [name],
    lines: [name, count(workloads.length, 'workload'), ...(open > 0 ? [`${open} open`] : [])],
    look: open > 0 ? 'open' : undefined,
  };
}

function othersNode(peers: readonly NetworkPeer[]): Node {
  return { key: OTHERS, sort: 'others', names: [OTHERS], lines: ['outside', count(peers.length, 'peer')] };
}
