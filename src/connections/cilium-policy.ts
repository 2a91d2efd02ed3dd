import { JsonObject, listIn, objectIn } from '../manifest/json';
import type { NameServer } from '../network/cluster-network';
import type { NamedEnd, PodsEnd } from '../network/end';
import type { PortRange } from '../network/port-range';
import type { ConnectedWorkload } from './connected-workload';
import type { NamedConnections } from './plugin-policy';

/**
 * What a CiliumNetworkPolicy lets a workload call by name. Cilium learns addresses by reading the answers to look-ups, for
 * which these must go through its proxy: hence the rule about DNS.
 *
 * @see https://docs.cilium.io/en/stable/security/policy/language/#dns-based
 */
export function ciliumSpec(workload: ConnectedWorkload, { ingress, egress }: NamedConnections): JsonObject {
  const looksUp = egress.some(({ named }) => named.host !== undefined);
  return {
    endpointSelector: workload.selector(),
    ...(ingress.length > 0
      ? { ingress: ingress.map(({ named, ports }) => ({ fromEntities: [named.entity], ...toPorts(ports) })) }
      : {}),
    ...(egress.length > 0
      ? {
          egress: [
            ...egress.map(({ named, ports }) => ({ ...called(named), ...toPorts(ports) })),
            ...(looksUp ? workload.network.dns.map(throughProxy) : []),
          ],
        }
      : {}),
  };
}

function called({ host, entity }: NamedEnd): JsonObject {
  return host === undefined
    ? { toEntities: [entity] }
    : { toFQDNs: [host.includes('*') ? { matchPattern: host } : { matchName: host }] };
}

function toPorts(ports: readonly PortRange[] | undefined): JsonObject {
  return ports ? { toPorts: [{ ports: ports.map(portOf) }] } : {};
}

function portOf({ port, endPort, protocol }: PortRange): JsonObject {
  return { port: `${port}`, ...(endPort === undefined ? {} : { endPort }), protocol };
}

function throughProxy({ end, ports }: NameServer): JsonObject {
  return {
    ...(end.kind === 'pods' ? { toEndpoints: [endpointSelector(end)] } : {}),
    ...(end.kind === 'addresses' ? { toCIDR: end.blocks.map(({ cidr }) => cidr) } : {}),
    toPorts: [{ ports: ports.map(portOf), rules: { dns: [{ matchPattern: '*' }] } }],
  };
}

/**
 * Cilium knows the namespace of a pod, and its labels, as labels of the pod. A selector that mentions neither is about the
 * namespace of the policy.
 */
function endpointSelector({ namespace, namespaceSelector, podSelector }: PodsEnd): JsonObject {
  const namespaceLabels = Object.entries(objectIn(namespaceSelector, 'matchLabels') ?? {});
  const matchLabels = {
    ...objectIn(podSelector, 'matchLabels'),
    ...(namespace === undefined ? {} : { [NAMESPACE]: namespace }),
    ...Object.fromEntries(namespaceLabels.map(([key, value]) => [`k8s:io.cilium.k8s.namespace.labels.${key}`, value])),
  };
  return {
    ...podSelector,
    matchLabels,
    ...(namespaceSelector
      ? { matchExpressions: [...listIn(podSelector, 'matchExpressions'), { key: NAMESPACE, operator: 'Exists' }] }
      : {}),
  };
}

const NAMESPACE = 'k8s:io.kubernetes.pod.namespace';
