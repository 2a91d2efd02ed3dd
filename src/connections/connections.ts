import * as kplus from 'cdk8s-plus-28';
import { actOnPosture } from '../posture/scope';
import { leavesAsIs } from '../synth/render';
import { allow, connect, connectReplicas } from './connect';
import type { AllowOptions, ConnectOptions } from './connect-options';
import type { ConnectedWorkload } from './connected-workload';
import type { IPeer } from './peer';
import { connectPlus } from './plus-connection';
import { refuseOnNode, workloadOf } from './plus-workload';
import { isolate } from './policy';
import { allowScraping } from './scraping';
import type { ScrapingOptions } from './scraping-options';

/**
 * Who may connect to some pods, and to whom they may connect.
 * A drop-in for the class `PodConnections` of cdk8s-plus-28, from which it differs in what is rendered: one NetworkPolicy
 * per workload, which names everything that is allowed. Names can be looked up by those who call, protocols are right, and
 * a second call adds to the first. Under a posture of none, and one that only tells, it renders what cdk8s-plus-28 does.
 */
export class Connections extends kplus.PodConnections {
  /**
   * Lets the pods call a peer.
   *
   * A workload at either end that is not isolated yet becomes so in this direction, unless `isolation` says otherwise.
   * Pods that are selected by labels or namespace are not cut off: nobody here knows what else they need, so the rule
   * stands at this end alone.
   *
   * @param peer a workload or pod, `Pods`, a namespace, or an IP block
   * @param options which ports, by default all those of the peer, and at which end the connection is allowed
   * @throws if nobody knows the ports of the peer and none are named, if no policy finds it, as in the network of its node,
   *   or if an address range is no CIDR
   */
  public allowTo(peer: kplus.INetworkPolicyPeer, options: kplus.PodConnectionsAllowToOptions = {}): void {
    if (this.isPlain()) {
      super.allowTo(peer, options);
    } else {
      this.named(() => connectPlus(this.workload, 'egress', peer, options));
    }
  }

  /**
   * Lets a peer call the pods.
   *
   * A workload at either end that is not isolated yet becomes so in this direction, unless `isolation` says otherwise.
   * Pods that are selected by labels or namespace are not cut off: nobody here knows what else they need, so the rule
   * stands at this end alone.
   *
   * @param peer a workload or pod, `Pods`, a namespace, or an IP block
   * @param options which ports, by default all those of these pods, and at which end the connection is allowed
   * @throws if these pods have no ports and none are named, if no policy finds the peer, as in the network of its node, or
   *   if an address range is no CIDR
   */
  public allowFrom(peer: kplus.INetworkPolicyPeer, options: kplus.PodConnectionsAllowFromOptions = {}): void {
    if (this.isPlain()) {
      super.allowFrom(peer, options);
    } else {
      this.named(() => connectPlus(this.workload, 'ingress', peer, options));
    }
  }

  /**
   * Isolates the pods: they have the connections that are declared, at any time, and no others. A second call changes
   * nothing.
   */
  public isolate(): void {
    if (this.isPlain()) {
      super.isolate();
      // what cdk8s-plus does not know of must get through its policy all the same
      this.workload.onceConnected(() => isolate(this.workload));
    } else {
      isolate(this.workload);
    }
  }

  /**
   * Lets the pods call another end, and tells them its address. The policies of both allow just that, where they are
   * isolated, and the pods may look up names.
   *
   * @param peer a component, a workload of this library, or what `Peers` gives
   * @throws if that is itself or has no such port, if it is connected to already on other ports, if a variable is set
   *   already, or if the policy of one cannot find the other, which has the network of its node
   */
  public connectTo(peer: IPeer, options: ConnectOptions = {}): void {
    this.named(() => {
      this.checkFound(peer);
      connect(this.workload, peer, options);
    });
  }

  /**
   * Lets another end call the pods, which is needed only where that end does not declare it itself.
   *
   * @param peer what `Peers` or `Exposure` gives, a component or a workload of this library
   * @throws if that is itself, there is no such port, or the policy of one cannot find the other, which has the network of
   *   its node
   */
  public connectFrom(peer: IPeer, options: AllowOptions = {}): void {
    this.named(() => {
      this.checkFound(peer);
      allow(this.workload, peer, options);
    });
  }

  /**
   * Lets the pods of the workload call each other.
   *
   * @throws if there is no such port
   */
  public connectReplicas(options: AllowOptions = {}): void {
    this.named(() => connectReplicas(this.workload, options));
  }

  /**
   * Lets whoever collects metrics ask the pods for them.
   *
   * @throws if nobody says who that is, or there is no such port
   */
  public allowScraping(options: ScrapingOptions = {}): void {
    this.named(() => allowScraping(this.workload, options));
  }

  /** Has what is refused say of which pods: others have the same name in another chart. */
  private named(connectPods: () => void): void {
    try {
      connectPods();
    } catch (error) {
      throw new Error(`[${this.instance.node.path}] ${(error as Error).message}`, { cause: error });
    }
  }

  private get workload(): ConnectedWorkload {
    return workloadOf(this.instance);
  }

  private checkFound(peer: IPeer): void {
    const other = (peer as Partial<IPeer> | undefined)?.toPeer?.()._side.workload;
    if (other?.anyPolicy) {
      refuseOnNode(this.workload, other);
    }
  }

  /** Whether the posture leaves objects as they are. Asked at each call: it may be set until somebody has acted on it. */
  private isPlain(): boolean {
    return leavesAsIs(actOnPosture(this.instance));
  }
}
