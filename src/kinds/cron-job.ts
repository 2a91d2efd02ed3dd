import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownKind } from '../synth/own-kind';

/**
 * A CronJob: a Job on a schedule, hardened by the posture in force.
 * A drop-in for the class of the same name in cdk8s-plus-28.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class CronJob extends kplus.CronJob {
  constructor(scope: Construct, id: string, props: kplus.CronJobProps) {
    super(scope, id, props);
    ownKind(this.apiObject);
  }
}
