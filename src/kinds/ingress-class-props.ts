import type * as kplus from 'cdk8s-plus-28';

/**
 * A class of Ingresses.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export interface IngressClassProps extends kplus.ResourceProps {
  /** The controller that takes care of its Ingresses, e.g. `k8s.io/ingress-nginx`. It cannot be changed later. */
  readonly controller: string;

  /**
   * Whether it is for Ingresses that name no class. At most one class of a cluster should be.
   *
   * @default - not said, which is no
   */
  readonly isDefault?: boolean;

  /**
   * An object with the settings of the controller.
   *
   * @default - none
   */
  readonly parameters?: IngressClassParameters;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling; `null` takes a
   * field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** The object with the settings for a class of Ingresses. */
export interface IngressClassParameters {
  /**
   * The group of its API.
   *
   * @default - the core
   */
  readonly apiGroup?: string;

  /** Its kind. */
  readonly kind: string;

  /** Its name. */
  readonly name: string;

  /**
   * The namespace that it is in.
   *
   * @default - none; its kind is in none
   */
  readonly namespace?: string;
}
