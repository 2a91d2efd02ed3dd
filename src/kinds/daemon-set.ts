import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * A DaemonSet: one pod on every node that it matches, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet extends kplus.DaemonSet {
  constructor(scope: Construct, id: string, props: kplus.DaemonSetProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
