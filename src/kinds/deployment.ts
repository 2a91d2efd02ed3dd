import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Connections } from '../connections/connections';
import type { IPeer, Peer } from '../connections/peer';
import { peerOf } from '../connections/plus-workload';
import { ownKind } from '../synth/own-kind';
import { connectPods } from './pod-connections';
import { adoptService } from './service';

/**
 * A Deployment: pods that are replaced a few at a time, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment extends kplus.Deployment implements IPeer {
  /** Who may connect to its pods, and to whom they may connect. */
  declare public readonly connections: Connections;

  constructor(scope: Construct, id: string, props: kplus.DeploymentProps = {}) {
    super(scope, id, { ...props, isolate: false });
    ownKind(this.apiObject);
    connectPods(this, props.isolate);
  }

  /**
   * Exposes the pods by a Service, which is a Service of this library. A load balancer or node ports let their clients
   * in; inside of the cluster, a Service alone opens nothing.
   *
   * @param options which ports, what type and name; by default all ports of the containers, inside the cluster
   * @throws if there is no port to expose, or one that no container declares
   */
  public exposeViaService(options: kplus.DeploymentExposeViaServiceOptions = {}): kplus.Service {
    return adoptService(super.exposeViaService(options), this);
  }

  /**
   * Its pods as the other end of a connection.
   *
   * @throws if they have the network of their node, where no policy finds them
   */
  public toPeer(): Peer {
    return peerOf(this);
  }
}
