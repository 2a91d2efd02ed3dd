import type * as kplus from 'cdk8s-plus-28';

/**
 * A Namespace.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export interface NamespaceProps extends kplus.NamespaceProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling; `null` takes a
   * field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
