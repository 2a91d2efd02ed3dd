import type { ClusterNetwork } from '../network/cluster-network';
import type { End } from '../network/end';
import { EVERYWHERE } from './addresses-peer';
import type { PeerSide } from './peer-side';

const NAME = 'the API server';

/** The Kubernetes API server as the other end of a connection. */
export const API_SERVER: PeerSide = {
  name: NAME,
  end: ({ network }) => endIn(network),
  served: ({ network }) =>
    (network.apiServer?.ports ?? USUAL).map(({ port, protocol }) => ({ port, protocol, servicePort: port })),
  wider: ({ network }) =>
    network.apiServer || network.plugin === 'cilium'
      ? undefined
      : 'nobody knows where the API server is, so its ports are open everywhere; set apiServer in network of the posture',
};

/** Policies see the port of the server itself, or that of its Service, as the network plugin has it. */
const USUAL = [443, 6443].map((port) => ({ port, protocol: 'TCP' as const }));

/** Cilium first: to it, an address of the API server or of a node is in no block. */
function endIn({ apiServer, plugin }: ClusterNetwork): End {
  if (plugin === 'cilium') {
    return { kind: 'named', name: NAME, entity: 'kube-apiserver' };
  }
  return { kind: 'addresses', name: NAME, blocks: apiServer?.cidrs.map((cidr) => ({ cidr })) ?? EVERYWHERE };
}
