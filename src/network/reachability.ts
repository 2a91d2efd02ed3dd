import { Inventory, oncePerApp, PodOfResource } from '../manifest/inventory';
import type { Path } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { GrantIndex } from './grant-index';
import { Direction, isolatesIn, isolationOf, policyGroupsOf, PolicyGroup } from './isolation';
import type { NamedPort } from './named-port';
import type { AppParty, Party } from './party';
import { PeerIndex } from './peer-pods';
import { PodPort, portsOfPod } from './pod-ports';
import { portsForAnyone, statedGrants, StatedPeer, StatedPods, StatedPorts } from './policy-rules';
import { PortSet } from './port-set';

/** A rule that lets something through. */
export interface Grant {
  readonly policy: Resource;
  /** Where the peer stands in the policy; the rule, where it names none. */
  readonly path: Path;
  /** By number, also where the policy names them. */
  readonly ports: PortSet;
  /** Those that only pods know by number which the app does not make. */
  readonly named: readonly NamedPort[];
}

/**
 * Who can reach whom on which ports, by the NetworkPolicies among the objects of an app. Policies that are added
 * elsewhere only add to it for pods that are isolated, and can isolate others. What the network plugin decides alone is
 * left out: a node always reaches its own pods, and blocks of addresses stand for nothing but addresses outside of pods.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Reachability {
  /** Worked out once for each app. */
  public static of(app: Inventory): Reachability {
    return Reachability.perApp(app);
  }

  private static readonly perApp = oncePerApp((app) => new Reachability(app));

  private readonly peerIndex: PeerIndex;
  private readonly nothing: GrantIndex;
  private readonly indexes: Readonly<Record<Direction, Map<PolicyGroup, GrantIndex>>> = {
    ingress: new Map(),
    egress: new Map(),
  };

  private readonly alike: Readonly<Record<Direction, Map<PolicyGroup, PortSet | undefined>>> = {
    ingress: new Map(),
    egress: new Map(),
  };

  private readonly byPod: Readonly<Record<Direction, Map<Pod, readonly GrantIndex[]>>> = {
    ingress: new Map(),
    egress: new Map(),
  };

  private constructor(private readonly app: Inventory) {
    this.peerIndex = new PeerIndex(app);
    this.nothing = new GrantIndex([], this.peerIndex);
  }

  /** The ports of `to` on which `from` can reach it: what `from` may send and `to` may receive. */
  public between(from: Party, to: Party): PortSet {
    if (from.kind === 'pod' && to.kind === 'pod' && isOnePod(from.pod, to.pod)) {
      return PortSet.ALL;
    }
    const sent = from.kind === 'pod' ? this.allowed('egress', from.pod, to) : PortSet.ALL;
    const received = to.kind === 'pod' && !sent.isEmpty ? this.allowed('ingress', to.pod, from) : PortSet.ALL;
    return sent.intersect(received);
  }

  /**
   * The ports on which policies let a pod receive from somebody, or send to somebody; all where it is not isolated. What
   * a policy calls a port by name has no number at addresses, and none that is known at pods that the app does not make:
   * grants have the names of those.
   */
  public allowed(direction: Direction, pod: PodOfResource, other: Party): PortSet {
    return this.isIsolated(direction, pod)
      ? this.grants(direction, pod, other).reduce((ports, grant) => ports.union(grant.ports), PortSet.NONE)
      : PortSet.ALL;
  }

  /** The ports on which policies let a pod receive from anybody, or send to anybody; all where it is not isolated. */
  public allowedToAll(direction: Direction, pod: PodOfResource): PortSet {
    return this.isIsolated(direction, pod)
      ? this.indexesOf(direction, pod).reduce((ports, { forEverybody }) => ports.union(forEverybody), PortSet.NONE)
      : PortSet.ALL;
  }

  /** The ports on which policies let a pod through to whomever; undefined where some are known by name only. */
  public allowedToAny(direction: Direction, pod: PodOfResource): PortSet | undefined {
    if (!this.isIsolated(direction, pod)) {
      return PortSet.ALL;
    }
    let ports = PortSet.NONE;
    for (const { forSomebody } of this.indexesOf(direction, pod)) {
      if (!forSomebody) {
        return undefined;
      }
      ports = ports.union(forSomebody);
    }
    return ports;
  }

  /**
   * The ports on which policies let a pod through to whomever, where they name nobody and no port by its name; undefined
   * where they do, or none isolates it.
   */
  public allowedAlike(direction: Direction, pod: PodOfResource): PortSet | undefined {
    const isolation = isolationOf(this.app, pod.pod);
    if (!isolation?.[direction]) {
      return undefined;
    }
    let ports: PortSet | undefined = PortSet.NONE;
    if (direction === 'ingress' ? isolation.receives : isolation.sends) {
      const known = this.alike[direction];
      for (const group of policyGroupsOf(this.app, pod.pod)) {
        if (!known.has(group)) {
          known.set(group, portsAlike(direction, group));
        }
        const left = known.get(group);
        ports = left && ports?.union(left);
      }
    }
    return ports;
  }

  /** The ports on which `from` can reach `to`, and which only `to` knows by number, as the app does not make it. */
  public namedBetween(from: Party, to: Party): readonly NamedPort[] {
    return from.kind === 'pod' ? this.grants('egress', from.pod, to).flatMap(({ named }) => named) : [];
  }

  /** The rules that let it, policy by policy. Empty where nothing isolates the pod. */
  public grants(direction: Direction, pod: PodOfResource, other: Party): readonly Grant[] {
    const receiver = direction === 'ingress' ? partyOf(pod) : other;
    return this.indexesOf(direction, pod).flatMap((index) =>
      index
        .for(other)
        .map(({ policy, path, ports }) => ({ policy, path, ...portsAt(receiver, ports) }))
        .filter(({ ports, named }) => !ports.isEmpty || named.length > 0),
    );
  }

  public isIsolated(direction: Direction, { pod }: PodOfResource): boolean {
    return isolationOf(this.app, pod)?.[direction] ?? false;
  }

  /** The policies that isolate a pod in a direction. */
  public policies(direction: Direction, { pod }: PodOfResource): readonly Resource[] {
    return policyGroupsOf(this.app, pod).flatMap(({ policies }) =>
      policies.filter((policy) => isolatesIn(direction, policy)),
    );
  }

  /**
   * The pods of the app that the pod's policies let through, whatever the ports; the pod itself too where they name it.
   * A rule that names nobody lets all through.
   */
  public peers(direction: Direction, pod: PodOfResource): ReadonlySet<PodOfResource> {
    const indexes = this.indexesOf(direction, pod);
    if (indexes.some(({ namesAnyone }) => namesAnyone)) {
      return everyPod(this.app);
    }
    const named = indexes.flatMap(({ namedPods }) => namedPods);
    if (named.length === 0) {
      return NOBODY;
    }
    return named.length === 1 ? named[0] : new Set(named.flatMap((pods) => [...pods]));
  }

  /** The pods of the app that a peer stands for. */
  public podsNamed(peer: StatedPods): ReadonlySet<PodOfResource> {
    return this.peerIndex.podsOf(peer).pods;
  }

  /** What the pod's policies name as peers, each distinct one once: for asking about strangers and addresses. */
  public statedPeers(direction: Direction, pod: PodOfResource): readonly StatedPeer[] {
    const stated = this.indexesOf(direction, pod).flatMap(({ statedPeers }) => statedPeers);
    return [...new Map(stated.map((peer) => [JSON.stringify(peer), peer])).values()];
  }

  private indexesOf(direction: Direction, { pod }: PodOfResource): readonly GrantIndex[] {
    const known = this.byPod[direction];
    let indexes = known.get(pod);
    if (!indexes) {
      indexes = policyGroupsOf(this.app, pod).map((group) => this.indexOf(direction, group));
      known.set(pod, indexes);
    }
    return indexes;
  }

  private indexOf(direction: Direction, group: PolicyGroup): GrantIndex {
    let index = this.indexes[direction].get(group);
    if (!index) {
      const policies = group.policies.filter((policy) => isolatesIn(direction, policy));
      const grants = policies.flatMap((policy) => statedGrants(direction, policy));
      // many policies only deny
      index = grants.length === 0 ? this.nothing : new GrantIndex(grants, this.peerIndex);
      this.indexes[direction].set(group, index);
    }
    return index;
  }
}

function portsAlike(direction: Direction, { policies }: PolicyGroup): PortSet | undefined {
  let ports: PortSet | undefined = PortSet.NONE;
  for (const policy of policies) {
    const left: PortSet | undefined = isolatesIn(direction, policy) ? portsForAnyone(direction, policy) : PortSet.NONE;
    ports = left && ports?.union(left);
  }
  return ports;
}

/** A pod as one who sends or receives. */
export function partyOf(pod: PodOfResource): AppParty {
  return { kind: 'pod', pod };
}

/** Whether both are one running pod, which nobody can keep from itself. What a template makes may be several. */
export function isOnePod(from: PodOfResource, to: PodOfResource): boolean {
  return from.pod === to.pod && from.resource.groupKind === '/Pod';
}

const NOBODY: ReadonlySet<PodOfResource> = new Set();

/** The pods of an app. */
export const everyPod = oncePerApp((app): ReadonlySet<PodOfResource> => new Set(app.pods));

/** The ports of a receiver that a rule means. */
function portsAt(receiver: Party, { numbered, named }: StatedPorts): Pick<Grant, 'ports' | 'named'> {
  if (named.length === 0 || receiver.kind === 'address') {
    return { ports: numbered, named: [] };
  }
  if (receiver.kind === 'stranger') {
    return { ports: numbered, named };
  }
  const known = PortSet.of(named.flatMap((name) => portsNamed(receiver.pod.pod, name)));
  return { ports: numbered.union(known), named: [] };
}

/** The ports that containers of a pod give a name. */
function portsNamed(pod: Pod, { name, protocol }: NamedPort): PodPort[] {
  return portsOfPod(pod).filter((port) => port.name === name && port.protocol === protocol);
}
