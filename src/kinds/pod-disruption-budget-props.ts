import type * as kplus from 'cdk8s-plus-28';

/** Which pods may be evicted that are running and not ready. */
export enum UnhealthyPodEvictionPolicy {
  /** All, so that a node can be drained although an app on it does not work. */
  ALWAYS_ALLOW = 'AlwaysAllow',
  /** Only where enough others are ready. */
  IF_HEALTHY_BUDGET = 'IfHealthyBudget',
}

/**
 * A PodDisruptionBudget.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export interface PodDisruptionBudgetProps extends kplus.ResourceProps {
  /**
   * The workload whose pods are counted. The budget is in its namespace unless `metadata` says otherwise.
   *
   * @default - the pods that `selector` finds
   */
  readonly workload?: kplus.Workload;

  /**
   * The pods that are counted, if they are not those of a workload of the app. They should be those of one workload.
   *
   * @default - those of `workload`
   */
  readonly selector?: kplus.LabelSelector;

  /**
   * How many of the pods must stay, which has to be fewer than there are. Of a percentage, fractions count as one.
   *
   * @default - as `maxUnavailable` says
   */
  readonly minAvailable?: kplus.PercentOrAbsolute;

  /**
   * How many of the pods may be away, which has to be at least one. Of a percentage, fractions count as one.
   *
   * @default - one, unless `minAvailable` is set
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;

  /**
   * Which pods may be evicted that are running and not ready.
   *
   * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
   * @default UnhealthyPodEvictionPolicy.ALWAYS_ALLOW
   */
  readonly unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicy;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
