import type * as kplus from 'cdk8s-plus-28';

/** What every custom resource has. */
export interface CustomResourceProps extends kplus.ResourceProps {
  /**
   * Fields of the definition that are laid over what is rendered from the other props, in the definition's own spelling,
   * for whatever the props cannot say. Objects are merged, lists that have a key in the definition by that key, other
   * lists are replaced, and `null` takes a field away. In TypeScript, `satisfies` and a type of
   * `cdk8s-bulkhead/lib/k8s` check the spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
