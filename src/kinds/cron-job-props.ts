import type { Cron, Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { JobTemplateProps } from './job-template-props';

/**
 * A CronJob.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export interface CronJobProps extends JobTemplateProps {
  /** When Jobs are started. */
  readonly schedule: Cron;

  /**
   * Time zone of the schedule, by its name in the tz database: `Europe/Berlin`.
   *
   * @default - that of the controller manager, usually UTC
   */
  readonly timeZone?: string;

  /**
   * What happens when it is time for a Job and the one before still runs.
   *
   * @default ConcurrencyPolicy.FORBID
   */
  readonly concurrencyPolicy?: kplus.ConcurrencyPolicy;

  /**
   * How late a Job may start, at least 10 seconds. What is later is skipped.
   *
   * @default Duration.seconds(10)
   */
  readonly startingDeadline?: Duration;

  /**
   * Whether no more Jobs are started. Those that run go on.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * How many Jobs that have succeeded are kept.
   *
   * @default 3
   */
  readonly successfulJobsRetained?: number;

  /**
   * How many Jobs that have failed are kept.
   *
   * @default 1
   */
  readonly failedJobsRetained?: number;
}
