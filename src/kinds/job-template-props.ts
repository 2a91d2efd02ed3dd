import type { Duration } from 'cdk8s';
import type { PodFailureRule } from './pod-failure-rule';
import type { WorkloadProps } from './workload-props';

/** Whether a Job counts pods that have succeeded, or wants one for each index. */
export enum CompletionMode {
  /** Any pods, as many as `completions`. */
  NON_INDEXED = 'NonIndexed',
  /** One pod for each index from 0 on, which it finds in the variable `JOB_COMPLETION_INDEX`. */
  INDEXED = 'Indexed',
}

/** When a pod that ends is replaced. */
export enum PodReplacementPolicy {
  /** As soon as it is being deleted, while it may still run. */
  TERMINATING_OR_FAILED = 'TerminatingOrFailed',
  /** Once it has failed, so that there is never one too many. */
  FAILED = 'Failed',
}

/** What Jobs have, and the Jobs of a CronJob. */
export interface JobTemplateProps extends WorkloadProps {
  /**
   * How long it may run in all before its pods are ended.
   *
   * @default - as long as it takes
   */
  readonly activeDeadline?: Duration;

  /**
   * How often failed pods are tried again before the Job has failed.
   *
   * @default - 6, by the API server
   */
  readonly backoffLimit?: number;

  /**
   * How long after its end the Job and its pods are deleted.
   *
   * @default - they stay
   */
  readonly ttlAfterFinished?: Duration;

  /**
   * How many pods have to succeed.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs
   * @default - 1, by the API server
   */
  readonly completions?: number;

  /**
   * How many pods may run at the same time.
   *
   * @default - 1, by the API server
   */
  readonly parallelism?: number;

  /**
   * Whether each pod has an index. With indexes, `completions` has to be given.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
   * @default CompletionMode.NON_INDEXED
   */
  readonly completionMode?: CompletionMode;

  /**
   * How often the pod of an index is tried again before that index has failed, which leaves the others alone. For indexed
   * completion.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
   * @default - failed pods count towards `backoffLimit`
   */
  readonly backoffLimitPerIndex?: number;

  /**
   * How many indexes may fail before all that still run are ended. Needs `backoffLimitPerIndex`.
   *
   * @default - as many as there are
   */
  readonly maxFailedIndexes?: number;

  /**
   * What happens when a pod fails, by how it failed; the first rule that fits decides. For pods that are never restarted.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
   * @default - it counts towards `backoffLimit`
   */
  readonly podFailurePolicy?: PodFailureRule[];

  /**
   * When a pod that ends is replaced.
   *
   * @default - PodReplacementPolicy.FAILED beside a `podFailurePolicy`, otherwise TERMINATING_OR_FAILED
   */
  readonly podReplacementPolicy?: PodReplacementPolicy;
}
