import type { Dns } from './dns';
import type { NetworkPlugin } from './network-plugin';
import type { PodLabels } from './pod-labels';

/** What is known of the network of the cluster that manifests are for: it decides how exact policies can be. */
export interface NetworkOptions {
  /**
   * Who answers the names that pods look up.
   *
   * @default Dns.kubeDns()
   */
  readonly dns?: Dns;

  /**
   * The network plugin, where its own policies may be used for what a NetworkPolicy cannot say.
   *
   * @default - NetworkPolicies alone: what they cannot say is opened wider, with a warning
   */
  readonly plugin?: NetworkPlugin;

  /**
   * Addresses of the API server, as CIDRs: those of the control plane's nodes or of its load balancer, as pods reach it.
   *
   * @default - unknown
   */
  readonly apiServer?: string[];

  /**
   * The port that the API server listens on there.
   *
   * @default - 443 and 6443
   */
  readonly apiServerPort?: number;

  /**
   * Addresses of the nodes, as CIDRs.
   *
   * @default - unknown
   */
  readonly nodes?: string[];

  /**
   * The pods that bring requests of Ingresses, where a component does not say it: `{ namespace, labels }`.
   *
   * @default - unknown
   */
  readonly ingressController?: PodLabels;

  /**
   * The pods that collect metrics, where a component does not say it: `{ namespace, labels }`.
   *
   * @default - unknown
   */
  readonly scraper?: PodLabels;
}
