import type * as kplus from 'cdk8s-plus-28';

/**
 * A NetworkPolicy.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface NetworkPolicyProps extends kplus.NetworkPolicyProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling; `null` takes a
   * field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** Who may connect, and to which ports: one rule of a NetworkPolicy. */
export interface NetworkPolicyRuleOptions {
  /**
   * The other ends, any of which may be meant. At least one.
   *
   * @default - everybody
   */
  readonly peers?: kplus.INetworkPolicyPeer[];

  /**
   * The ports of whoever is connected to; see also `NetworkPolicyPorts`. At least one.
   *
   * @default - every port
   */
  readonly ports?: kplus.NetworkPolicyPort[];
}
