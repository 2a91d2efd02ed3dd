import type { Inventory, PodOfResource } from '../manifest/inventory';
import type { DeclaredPorts } from './declared-ports';
import type { Direction } from './isolation';
import { everyPod, Reachability } from './reachability';

/**
 * Which pods have to be asked about one by one: where many are open to everybody as was declared, hardly any, and all of
 * them with all of them would be too many.
 */
export class Doubts {
  private readonly asDeclared: Readonly<Record<Direction, Map<PodOfResource, boolean>>> = {
    ingress: new Map(),
    egress: new Map(),
  };
  private others: ReadonlySet<PodOfResource> | undefined;
  private receivers: ReadonlySet<PodOfResource> | undefined;

  /** @param judged the pods of workloads that have just what connections say */
  constructor(
    private readonly app: Inventory,
    private readonly judged: ReadonlySet<PodOfResource>,
    private readonly reachability: Reachability,
    private readonly declaredPorts: DeclaredPorts,
  ) {}

  /**
   * Whether nobody has to be asked about: everybody may call the pod on the ports that were declared, it may call nobody,
   * and nothing else was declared, as of most workloads.
   */
  public isBeyond(pod: PodOfResource): boolean {
    const sent = this.reachability.allowedAlike('egress', pod);
    const received = sent?.isEmpty ? this.reachability.allowedAlike('ingress', pod) : undefined;
    return (
      received !== undefined &&
      sent === this.declaredPorts.onlyWithEverybody('egress', pod) &&
      received === this.declaredPorts.onlyWithEverybody('ingress', pod)
    );
  }

  /**
   * The pods that policies of a pod let through, but those with which all that these allow was declared. What two who are
   * judged do is told from the end that sends.
   */
  public about(direction: Direction, pod: PodOfResource): Iterable<PodOfResource> {
    const peers = this.reachability.peers(direction, pod);
    if (peers.size === 0) {
      return peers;
    }
    const isAsDeclared = this.isAsDeclared(direction, pod);
    if (direction === 'ingress') {
      return isAsDeclared ? [] : this.among(peers, this.unjudged);
    }
    return isAsDeclared ? this.among(peers, this.doubtfulReceivers) : peers;
  }

  /** Whether policies of a pod let nobody have more than everybody was declared to have. */
  public isAsDeclared(direction: Direction, pod: PodOfResource): boolean {
    const known = this.asDeclared[direction];
    let found = known.get(pod);
    if (found === undefined) {
      const allowed = this.reachability.allowedToAny(direction, pod);
      found = allowed?.minus(this.declaredPorts.withEverybody(direction, pod)).isEmpty ?? false;
      known.set(pod, found);
    }
    return found;
  }

  private get unjudged(): ReadonlySet<PodOfResource> {
    this.others ??= new Set(this.app.pods.filter((pod) => !this.judged.has(pod)));
    return this.others;
  }

  /** Those of which more may be received than was declared. */
  private get doubtfulReceivers(): ReadonlySet<PodOfResource> {
    this.receivers ??= new Set(
      this.app.pods.filter((pod) => this.judged.has(pod) && !this.isAsDeclared('ingress', pod)),
    );
    return this.receivers;
  }

  /** In the order of the peers, which is that of all pods where these are all. */
  private among(peers: ReadonlySet<PodOfResource>, chosen: ReadonlySet<PodOfResource>): Iterable<PodOfResource> {
    return peers === everyPod(this.app) ? chosen : [...peers].filter((pod) => chosen.has(pod));
  }
}
