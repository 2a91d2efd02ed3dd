import type * as kplus from 'cdk8s-plus-28';

/** Whether pods that wait for a node have others evicted. */
export enum PreemptionPolicy {
  /** Those of lower priority are evicted to make room. */
  PREEMPT_LOWER_PRIORITY = 'PreemptLowerPriority',
  /** They stand in front of those of lower priority, and wait for room. */
  NEVER = 'Never',
}

/**
 * A PriorityClass.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
 */
export interface PriorityClassProps extends kplus.ResourceProps {
  /**
   * How important pods of the class are: a whole number up to 1000000000, the higher the more. Pods without a class have
   * 0. It can never be changed.
   */
  readonly value: number;

  /**
   * What the class is for.
   *
   * @default - nothing is said
   */
  readonly description?: string;

  /**
   * Whether pods that name no class are of this one. Only one class of a cluster should say so.
   *
   * @default false
   */
  readonly globalDefault?: boolean;

  /**
   * Whether pods of the class that wait for a node have others evicted. It can never be changed.
   *
   * @default PreemptionPolicy.PREEMPT_LOWER_PRIORITY
   */
  readonly preemptionPolicy?: PreemptionPolicy;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
