import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * A Job: pods that run to completion, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job extends kplus.Job {
  constructor(scope: Construct, id: string, props: kplus.JobProps = {}) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
