import type { End, PodsEnd } from './end';
import type { PortRange } from './port-range';

/** What a posture knows of the network that its cluster has. */
export interface ClusterNetwork {
  /** Who answers names, and on which ports. Empty where pods need no names. */
  readonly dns: readonly NameServer[];
  /** The plugin whose own policies may be used for what a NetworkPolicy cannot say. */
  readonly plugin?: 'cilium' | 'calico-enterprise';
  /** Where the API server answers: CIDRs, and ports. */
  readonly apiServer?: { readonly cidrs: readonly string[]; readonly ports: readonly PortRange[] };
  /** Where nodes are: CIDRs. */
  readonly nodes?: readonly string[];
  /** The pods that bring requests from outside to Ingresses. */
  readonly ingressController?: PodsEnd;
  /** The pods that collect metrics. */
  readonly scraper?: PodsEnd;
}

/** Who answers names. */
export interface NameServer {
  readonly end: End;
  readonly ports: readonly PortRange[];
}

const DNS_PORTS: readonly PortRange[] = [
  { protocol: 'UDP', port: 53 },
  { protocol: 'TCP', port: 53 },
];

/** kube-dns or CoreDNS, which carries the same label. @see https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/ */
export const KUBE_DNS: NameServer = {
  end: {
    kind: 'pods',
    name: 'kube-dns',
    namespace: 'kube-system',
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  },
  ports: DNS_PORTS,
};
