import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { ComputeAmounts } from './compute-amounts';

/** How much CPU and memory the pods of a namespace may have together. */
export interface ComputeQuota {
  /** How much may be requested. */
  readonly requests: ComputeAmounts;

  /** What the limits may come to. */
  readonly limits: ComputeAmounts;
}

/**
 * A ResourceQuota.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export interface ResourceQuotaProps extends kplus.ResourceProps {
  /**
   * How much CPU and memory there is. Pods without requests and limits are refused then, unless a LimitRange gives them
   * some.
   *
   * @default - as much as the cluster has
   */
  readonly compute?: ComputeQuota;

  /**
   * How many pods there may be that have not ended.
   *
   * @default - any number
   */
  readonly pods?: number;

  /**
   * How many PersistentVolumeClaims there may be.
   *
   * @default - any number
   */
  readonly persistentVolumeClaims?: number;

  /**
   * How much storage all claims may come to.
   *
   * @default - any amount
   */
  readonly storage?: Size;

  /**
   * How many Services there may be of the type LoadBalancer.
   *
   * @default - any number
   */
  readonly loadBalancers?: number;

  /**
   * Other bounds, by the names and in the quantities of the API: `{ 'count/jobs.batch': '20' }`.
   *
   * @default - none
   */
  readonly hard?: { readonly [resource: string]: string };

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
