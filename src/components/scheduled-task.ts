import { Cron, Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ConnectedWorkload } from '../connections/connected-workload';
import { CronJob } from '../kinds/cron-job';
import { LEAST_DEADLINE } from '../kinds/job-faults';
import type { ServiceAccount } from '../kinds/service-account';
import { Component } from './component';
import { ComponentParts } from './component-parts';
import { checkSeconds } from './limits';
import { taskJob } from './task-job';
import type { TaskProps } from './task-props';

/** Its Jobs are called by it and up to 11 characters for the time. */
const LONGEST = 52;

/** A program that runs to its end, again and again. */
export interface ScheduledTaskProps extends TaskProps {
  /** When it runs: `Cron.schedule({ hour: '3', minute: '0' })`. */
  readonly schedule: Cron;

  /**
   * Time zone of the schedule, by its name in the tz database: `Europe/Berlin`.
   *
   * @default - that of the controller manager, usually UTC
   */
  readonly timeZone?: string;

  /**
   * What happens when it is time and the run before has not ended.
   *
   * @default ConcurrencyPolicy.FORBID
   */
  readonly concurrencyPolicy?: kplus.ConcurrencyPolicy;

  /**
   * How late a run may start, at least 10 seconds. What is later is skipped.
   *
   * @default Duration.minutes(5)
   */
  readonly startingDeadline?: Duration;

  /**
   * Whether no more runs are started.
   *
   * @default false
   */
  readonly suspend?: boolean;
}

/**
 * A program that runs to its end, again and again, such as a backup. It becomes a CronJob with a ServiceAccount of its
 * own, without a token. Both are named as the construct's id, which has 52 characters at most.
 */
export class ScheduledTask extends Component {
  /** Its pods. What the properties cannot say, can be patched or added here. */
  public readonly cronJob: CronJob;
  /** Its identity towards the API server. Its pods have a token only if it is granted something. */
  public readonly serviceAccount: ServiceAccount;

  /** @internal */
  protected readonly _workload: ConnectedWorkload;
  /** @internal */
  protected readonly _pods: CronJob;

  /**
   * @throws if the id is no name for Kubernetes objects, or a property is out of range
   */
  constructor(scope: Construct, id: string, props: ScheduledTaskProps) {
    super(scope, id);
    const { schedule, timeZone, concurrencyPolicy, startingDeadline, suspend } = props;
    if (id.length > LONGEST) {
      throw new Error(
        `"${id}" is ${id.length} characters long, and its Jobs add to the name of a CronJob; write at most ${LONGEST}`,
      );
    }
    checkSeconds(id, 'startingDeadline', startingDeadline, LEAST_DEADLINE);
    const parts = new ComponentParts(this, props);
    this.cronJob = this._pods = new CronJob(this, 'CronJob', {
      ...parts.workloadProps(),
      ...taskJob(id, props),
      schedule,
      timeZone,
      concurrencyPolicy,
      suspend,
      // cdk8s-plus's ten seconds skip a run whenever the controller is busy
      startingDeadline: startingDeadline ?? Duration.minutes(5),
    });
    this.serviceAccount = parts.serviceAccount;
    this._workload = parts.complete(this.cronJob);
  }
}
