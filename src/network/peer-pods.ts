import type { Inventory, PodOfResource } from '../manifest/inventory';
import type { Pod } from '../manifest/pod';
import { hasNodeNetwork } from './isolation';
import { namespaceName, namespacesMatching } from './namespaces';
import type { StatedPods } from './policy-rules';
import { selectedPods } from './selected-pods';

/** The pods of an app that a peer stands for: one object for all peers that are written in the same way. */
export interface PeerPods {
  readonly peer: StatedPods;
  readonly pods: ReadonlySet<PodOfResource>;
}

/** Which pods the peers of policies stand for, and which peers stand for a pod. */
export class PeerIndex {
  private readonly byPeer = new Map<StatedPods, PeerPods>();
  private readonly byText = new Map<string, PeerPods>();
  private readonly byPod = new Map<Pod, Set<PeerPods>>();

  constructor(private readonly app: Inventory) {}

  /** The pods that a peer stands for. */
  public podsOf(peer: StatedPods): PeerPods {
    const known = this.byPeer.get(peer);
    if (known) {
      return known;
    }
    const key = textOf(peer);
    let found = this.byText.get(key);
    if (!found) {
      found = { peer, pods: new Set(this.find(peer)) };
      this.byText.set(key, found);
      for (const { pod } of found.pods) {
        const peers = this.byPod.get(pod) ?? new Set();
        this.byPod.set(pod, peers.add(found));
      }
    }
    this.byPeer.set(peer, found);
    return found;
  }

  /** The peers that stand for a pod, among those that were asked for. */
  public peersWith(pod: Pod): ReadonlySet<PeerPods> {
    return this.byPod.get(pod) ?? NONE;
  }

  private find({ namespace, namespaceSelector, podSelector }: StatedPods): PodOfResource[] {
    const namespaces = namespaceSelector ? namespacesMatching(this.app, namespaceSelector) : [namespace];
    return namespaces
      .flatMap((name) => selectedPods(this.app, name, podSelector))
      .filter(({ pod }) => !hasNodeNetwork(pod));
  }
}

const NONE: ReadonlySet<PeerPods> = new Set();

function textOf({ namespace, namespaceSelector, podSelector }: StatedPods): string {
  return JSON.stringify([namespaceSelector ?? namespaceName(namespace), podSelector]);
}
