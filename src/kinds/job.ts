import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Connections } from '../connections/connections';
import type { IPeer, Peer } from '../connections/peer';
import { peerOf } from '../connections/plus-workload';
import { ownKind } from '../synth/own-kind';
import { connectPods } from './pod-connections';

/**
 * A Job: pods that run to completion, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job extends kplus.Job implements IPeer {
  /** Who may connect to its pods, and to whom they may connect. */
  declare public readonly connections: Connections;

  constructor(scope: Construct, id: string, props: kplus.JobProps = {}) {
    super(scope, id, { ...props, isolate: false });
    ownKind(this.apiObject);
    connectPods(this, props.isolate);
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
