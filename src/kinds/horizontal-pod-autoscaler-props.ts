import type * as kplus from 'cdk8s-plus-28';

/**
 * A HorizontalPodAutoscaler.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export interface HorizontalPodAutoscalerProps extends kplus.HorizontalPodAutoscalerProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
