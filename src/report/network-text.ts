import { endName } from '../network/end';
import type { NetworkPeer } from '../network/network-peer';
import type { NameLookup, NetworkEdge, NetworkReport } from '../network/network-report';
import type { NetworkWorkload } from '../network/network-workload';
import { PortSet } from '../network/port-set';
import { titleOf } from './finding-text';
import { count } from './grouping';
import { printable } from './printable';

/** What there is, in numbers. */
export function networkCountsText({ counts }: NetworkReport): string {
  const { workloads, open, connections, wider, lookingUp } = counts;
  return [
    withPart(count(workloads, 'workload'), open, 'open'),
    withPart(count(connections, 'connection'), wider, 'wider than meant'),
    ...(lookingUp > 0 ? [`${count(lookingUp, 'workload')} with DNS`] : []),
  ].join(', ');
}

/** A workload that no policy isolates, and why none can where that is so. */
export function openText({ kind, namespace, name, origin, hostNetwork }: NetworkWorkload): string {
  const title = titleOf({ apiVersion: '', kind, namespace, name });
  const from = origin ? ` (${printable(origin)})` : '';
  return `${title}${from}${hostNetwork ? ': it has the network of its node, for which policies do not hold' : ''}`;
}

/** The workloads that no policy isolates in either direction. */
export function openOf({ workloads }: NetworkReport): NetworkWorkload[] {
  return workloads.filter(({ isolated }) => isolated === 'none');
}

/** The connections and lookups for which more is allowed than was meant. */
export function widerOf({ edges, lookups }: NetworkReport): (NetworkEdge | NameLookup)[] {
  return [...edges, ...lookups].filter(({ wider }) => wider !== undefined);
}

/** Where more is allowed than was meant, and why, on one line. */
export function widerText(network: NetworkReport): (allowed: NetworkEdge | NameLookup) => string {
  const nameOf = endNames(network);
  return (allowed) => {
    const why = printable(allowed.wider ?? '');
    return 'server' in allowed
      ? `names of ${nameOf(allowed.server)}: ${why}`
      : `${nameOf(allowed.from)} to ${nameOf(allowed.to)}, ${portsText(allowed)}: ${why}`;
  };
}

/** What ends are called, by their ids; with the namespace where there are several. */
export function endNames({ workloads, peers }: NetworkReport): (id: string) => string {
  const several = new Set(workloads.map(({ namespace }) => namespace)).size > 1;
  const names = new Map<string, string>();
  for (const { id, title, namespace } of workloads) {
    names.set(id, printable(several && namespace ? `${namespace}/${title}` : title));
  }
  for (const peer of peers) {
    names.set(peer.id, printable([...namespaceToTell(peer), endName(peer)].join('/')));
  }
  return (id) => names.get(id) ?? printable(id);
}

/** The namespace that a peer is in, unless there is none, or its name says it. */
export function namespaceToTell(peer: NetworkPeer): string[] {
  if (peer.kind !== 'pods' || !peer.namespace) {
    return [];
  }
  const { name, namespace } = peer;
  const isTold = ['namespace', 'in'].some((word) => ` ${name}`.endsWith(` ${word} ${namespace}`));
  return isTold ? [] : [namespace];
}

/** `TCP 7070`; `every port`. */
export function portsText({ ports }: Pick<NetworkEdge | NameLookup, 'ports'>): string {
  const key = JSON.stringify(ports);
  let text = PORTS.get(key);
  if (text === undefined) {
    text = PortSet.of(ports).text;
    PORTS.set(key, text);
  }
  return text;
}

/** Of which there are few in an app. */
const PORTS = new Map<string | undefined, string>();

function withPart(whole: string, part: number, of: string): string {
  return part === 0 ? whole : `${whole} (${part} ${of})`;
}
