import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * A bare Pod, hardened by the posture in force. Prefer a kind that replaces it when it is gone.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class Pod extends kplus.Pod {
  constructor(scope: Construct, id: string, props: kplus.PodProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
