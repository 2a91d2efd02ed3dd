/** What every kind of ConfigMap and Secret has that cdk8s-plus-28 cannot express. */
export interface ConfigurationOptions {
  /**
   * Whether its name gets a hash of what it holds, after overrides and patches, so that each content is an object of its
   * own, and immutable unless `immutable` says otherwise. What kinds and components of this library refer to by its name
   * in its namespace, follows; anything else has to be given `contentName()`. Nobody deletes the objects of earlier
   * contents, which pods that are rolled back ask for.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
   * @default false
   */
  readonly nameByContent?: boolean;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling; `null` takes a
   * field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
