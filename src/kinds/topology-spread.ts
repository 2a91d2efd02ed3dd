import type * as kplus from 'cdk8s-plus-28';

/**
 * How pods are spread over parts of the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export interface TopologySpread {
  /** What the parts are: nodes, zones, or the values of any label of nodes. */
  readonly topology: kplus.Topology;

  /**
   * By how many pods any two parts may differ.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * What becomes of a pod for which there is no such place.
   *
   * @default WhenUnsatisfiable.SCHEDULE_ANYWAY
   */
  readonly whenUnsatisfiable?: WhenUnsatisfiable;

  /**
   * How many parts there must be, only with WhenUnsatisfiable.DO_NOT_SCHEDULE.
   *
   * @default 1
   */
  readonly minDomains?: number;

  /**
   * Which pods are counted.
   *
   * @default - those of the workload
   */
  readonly selector?: kplus.LabelSelector;

  /**
   * Labels by whose values the pods are counted apart: `['pod-template-hash']` for each revision of a Deployment by
   * itself.
   *
   * @default - all together
   */
  readonly matchLabelKeys?: string[];
}

/** What becomes of a pod that can be placed nowhere without breaking a constraint. */
export enum WhenUnsatisfiable {
  /** It waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',
  /** It is placed where the constraint is broken least. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}
