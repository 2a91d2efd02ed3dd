import { PodOfResource, sameNamespace } from '../manifest/inventory';
import type { Pod } from '../manifest/pod';
import { selectorMatches } from '../manifest/selector';
import { AddressSet } from './address-set';
import { NAMESPACE_NAME, namespaceName } from './namespaces';
import type { Party, StrangerParty } from './party';
import type { PeerIndex, PeerPods } from './peer-pods';
import type { StatedGrant, StatedPeer, StatedPods } from './policy-rules';
import { PortSet } from './port-set';

/** What policies let through in one direction, found by whom it is for. */
export class GrantIndex {
  /** By the places of grants in the list. */
  private readonly forPods = new Map<PeerPods, number[]>();
  private readonly forAddresses: { readonly addresses: AddressSet; readonly place: number }[] = [];
  private readonly forAnyone: number[] = [];
  private ofEverybody: PortSet | undefined;
  private ofSomebody: PortSet | undefined;

  constructor(
    private readonly grants: readonly StatedGrant[],
    private readonly peers: PeerIndex,
  ) {
    this.grants.forEach(({ peer }, place) => this.add(peer, place));
  }

  /** The ports by number that everybody may use. */
  public get forEverybody(): PortSet {
    this.ofEverybody ??= numbered(this.forAnyone.map((place) => this.grants[place]));
    return this.ofEverybody;
  }

  /** The ports that somebody may use; undefined where some are known by name only. */
  public get forSomebody(): PortSet | undefined {
    if (this.grants.some(({ ports }) => ports.named.length > 0)) {
      return undefined;
    }
    this.ofSomebody ??= numbered(this.grants);
    return this.ofSomebody;
  }

  /** The peers that are named, some of them more than once. */
  public get statedPeers(): readonly StatedPeer[] {
    return this.grants.map(({ peer }) => peer);
  }

  public get namesAnyone(): boolean {
    return this.forAnyone.length > 0;
  }

  /** The pods of the app that are named as peers, as one set for each way in which they are. */
  public get namedPods(): readonly ReadonlySet<PodOfResource>[] {
    return [...this.forPods.keys()].map(({ pods }) => pods);
  }

  /** What is for somebody, in the order in which it is written. */
  public for(other: Party): readonly StatedGrant[] {
    const places = [...this.forAnyone, ...this.placesFor(other)];
    return places.sort((left, right) => left - right).map((place) => this.grants[place]);
  }

  private add(peer: StatedPeer, place: number): void {
    if (peer.kind === 'pods') {
      const pods = this.peers.podsOf(peer);
      const places = this.forPods.get(pods) ?? [];
      places.push(place);
      this.forPods.set(pods, places);
    } else if (peer.kind === 'anyone') {
      this.forAnyone.push(place);
    } else {
      const addresses = AddressSet.of(peer.block);
      this.forAddresses.push(...(addresses ? [{ addresses, place }] : []));
    }
  }

  private placesFor(other: Party): readonly number[] {
    switch (other.kind) {
      case 'pod':
        return this.placesForPod(other.pod.pod);
      case 'stranger':
        return [...this.forPods].flatMap(([{ peer }, places]) => (standsFor(peer, other) ? places : []));
      case 'address':
        return this.forAddresses.filter(({ addresses }) => addresses.contains(other.address)).map(({ place }) => place);
    }
  }

  /** By the shorter way: a pod may be named by many policies, and a policy may name many pods. */
  private placesForPod(pod: Pod): readonly number[] {
    const naming = this.peers.peersWith(pod);
    return naming.size < this.forPods.size
      ? [...naming].flatMap((peer) => this.forPods.get(peer) ?? [])
      : [...this.forPods].flatMap(([peer, places]) => (naming.has(peer) ? places : []));
  }
}

function numbered(grants: readonly StatedGrant[]): PortSet {
  return grants.reduce((all, { ports }) => all.union(ports.numbered), PortSet.NONE);
}

function standsFor({ namespace, namespaceSelector, podSelector }: StatedPods, stranger: StrangerParty): boolean {
  const labels = { ...stranger.namespaceLabels, [NAMESPACE_NAME]: namespaceName(stranger.namespace) };
  const isInside = namespaceSelector
    ? selectorMatches(namespaceSelector, labels)
    : sameNamespace(namespace, stranger.namespace);
  return isInside && selectorMatches(podSelector, stranger.labels);
}
