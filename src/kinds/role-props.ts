import type * as kplus from 'cdk8s-plus-28';

/** Properties of a Role. */
export interface RoleProps extends kplus.RoleProps {
  /**
   * Fields of the API that are laid over what is rendered, in the API's own spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** Properties of a ClusterRole. */
export interface ClusterRoleProps extends kplus.ClusterRoleProps {
  /**
   * Fields of the API that are laid over what is rendered, in the API's own spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** Properties of a RoleBinding. */
export interface RoleBindingProps extends kplus.RoleBindingProps {
  /**
   * Fields of the API that are laid over what is rendered, in the API's own spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** Properties of a ClusterRoleBinding. */
export interface ClusterRoleBindingProps extends kplus.ClusterRoleBindingProps {
  /**
   * Fields of the API that are laid over what is rendered, in the API's own spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
