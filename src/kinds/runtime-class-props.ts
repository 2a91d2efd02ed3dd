import type * as kplus from 'cdk8s-plus-28';

/**
 * A RuntimeClass.
 *
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export interface RuntimeClassProps extends kplus.ResourceProps {
  /**
   * What the nodes call the container runtime, e.g. `runsc` for gVisor: lower-case letters, digits and dashes. It can never
   * be changed.
   */
  readonly handler: string;

  /**
   * What a pod of the class needs besides its containers: amounts as in the API, e.g. `{ cpu: '250m', memory: '64Mi' }`.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/
   * @default - nothing
   */
  readonly overhead?: { readonly [resource: string]: string };

  /**
   * Labels of the nodes that have the runtime. Pods of the class run on no others.
   *
   * @default - all nodes have it
   */
  readonly nodeSelector?: { readonly [key: string]: string };

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
