import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { ComputeAmounts } from './compute-amounts';

/** What a container gets, and what it may ask for. */
export interface ContainerRange {
  /** The requests of a container that has none. */
  readonly defaultRequest: ComputeAmounts;

  /** The limits of a container that has none. */
  readonly defaultLimit: ComputeAmounts;

  /** What a container must at least request. */
  readonly min: ComputeAmounts;

  /** What the limits of a container may be at most. */
  readonly max: ComputeAmounts;
}

/** How much a claim may ask for. */
export interface ClaimRange {
  /**
   * What a claim must at least request.
   *
   * @default - any size
   */
  readonly min?: Size;

  /**
   * What a claim may request at most.
   *
   * @default - any size
   */
  readonly max?: Size;
}

/**
 * A LimitRange.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export interface LimitRangeProps extends kplus.ResourceProps {
  /**
   * For each container.
   *
   * @default - any, and nothing for those without requests and limits
   */
  readonly containers?: ContainerRange;

  /**
   * What the limits of all containers of a pod may come to.
   *
   * @default - any amount
   */
  readonly podMax?: ComputeAmounts;

  /**
   * For each PersistentVolumeClaim.
   *
   * @default - any size
   */
  readonly claims?: ClaimRange;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
