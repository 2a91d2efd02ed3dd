import { sortKeys } from '../manifest/json';
import { End, endName } from './end';
import type { EndIds } from './end-ids';
import type { NetworkWorkload } from './network-workload';
import { orderedByTexts } from './text-order';

/** Who is no workload of the app; a workload end here is one that no manifest makes. */
export type NetworkPeer = End & { readonly id: string };

/** Whom connections name: the workloads of the app, and its peers, which get their ids as they are asked for. */
export class NetworkEnds {
  private readonly found = new Map<string, NetworkPeer>();
  private readonly byOrigin = new Map<string, NetworkWorkload>();
  private anyone: string | undefined;

  constructor(
    workloads: readonly NetworkWorkload[],
    private readonly ids: EndIds,
  ) {
    for (const workload of workloads) {
      if (!this.byOrigin.has(workload.origin)) {
        this.byOrigin.set(workload.origin, workload);
      }
    }
  }

  public get peers(): NetworkPeer[] {
    return orderedByTexts([...this.found.values()], (peer) => [peer.kind, endName(peer), peer.id]);
  }

  /** @param other who is at the other end: pods of which nobody says where they are, are there */
  public idOf(end: End, other: End): string {
    if (end.kind === 'anyone') {
      this.anyone ??= this.peerOf(end).id; // whom most apps name more often than anybody
      return this.anyone;
    }
    const workload = end.kind === 'workload' ? this.byOrigin.get(end.origin) : undefined;
    return (workload ?? this.peerOf(placed(end, this.namespaceOf(other)))).id;
  }

  private namespaceOf(end: End): string | undefined {
    return end.kind === 'workload' ? this.byOrigin.get(end.origin)?.namespace : undefined;
  }

  private peerOf(end: End): NetworkPeer {
    const key = JSON.stringify(sortKeys(end));
    const peer = this.found.get(key) ?? { id: this.ids.take(peerId(end)), ...end };
    this.found.set(key, peer);
    return peer;
  }
}

function placed(end: End, namespace: string | undefined): End {
  return end.kind === 'pods' && end.namespace === undefined && end.namespaceSelector === undefined && namespace
    ? { ...end, namespace }
    : end;
}

function peerId(end: End): string {
  switch (end.kind) {
    case 'anyone':
      return 'anyone';
    case 'pods':
      return `pods ${end.namespace ? `${end.namespace}/` : ''}${end.name}`;
    default:
      return `${end.kind} ${end.name}`;
  }
}
