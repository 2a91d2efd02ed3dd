import { portNumberFault } from '../manifest/name';
import { addressBlock } from '../network/address-block';
import { ClusterNetwork, KUBE_DNS } from '../network/cluster-network';
import type { PortRange } from '../network/port-range';
import { Dns } from './dns';
import type { NetworkOptions } from './network-options';
import { NetworkPlugin } from './network-plugin';
import { checkOptionNames } from './option-names';
import { PodLabels, podsEnd } from './pod-labels';
import { valueText } from './value-text';

const OPTIONS: Readonly<Record<keyof NetworkOptions, true>> = {
  dns: true,
  plugin: true,
  apiServer: true,
  apiServerPort: true,
  nodes: true,
  ingressController: true,
  scraper: true,
};

/**
 * The same as plain data.
 *
 * @throws if an option is unknown or out of range
 */
export function clusterNetwork(options: NetworkOptions = {}): ClusterNetwork {
  checkOptionNames('network', options, Object.keys(OPTIONS));
  const { dns, plugin, apiServer, apiServerPort, nodes, ingressController, scraper } = options;
  if (dns !== undefined && !(dns instanceof Dns)) {
    throw new Error(`dns of network must be one of Dns, e.g. Dns.kubeDns(), not ${valueText(dns)}`);
  }
  if (plugin !== undefined && !Object.values(NetworkPlugin).includes(plugin)) {
    throw new Error(
      `plugin of network must be NetworkPlugin.CILIUM or NetworkPlugin.CALICO_ENTERPRISE, not ${valueText(plugin)}`,
    );
  }
  if (apiServerPort !== undefined && apiServer === undefined) {
    throw new Error('apiServerPort of network means nothing without apiServer; name its addresses too');
  }
  if (plugin === NetworkPlugin.CILIUM && dns?._isOnNodes) {
    throw new Error(
      'dns of network must not be Dns.nodeLocal() with Cilium, to which an address of the node is in no block; write ' +
        'Dns.pods({ namespace: "kube-system", labels: { "k8s-app": "node-local-dns" } })',
    );
  }
  return {
    dns: dns ? dns._servers : [KUBE_DNS],
    ...(plugin === undefined ? {} : { plugin }),
    ...(apiServer === undefined
      ? {}
      : { apiServer: { cidrs: cidrsOf('apiServer', apiServer), ports: apiServerPorts(apiServerPort) } }),
    ...(nodes === undefined ? {} : { nodes: cidrsOf('nodes', nodes) }),
    ...podsOf('ingressController', ingressController),
    ...podsOf('scraper', scraper),
  };
}

function cidrsOf(option: string, cidrs: readonly string[]): string[] {
  if (!Array.isArray(cidrs) || cidrs.length === 0) {
    throw new Error(`${option} of network must be a list of CIDRs, e.g. ["10.0.0.0/24"], not ${valueText(cidrs)}`);
  }
  return cidrs.map((cidr) => addressBlock(cidr).cidr);
}

function apiServerPorts(port: number | undefined): PortRange[] {
  const fault = port === undefined ? undefined : portNumberFault(port);
  if (fault) {
    throw new Error(`apiServerPort of network ${fault}, not ${valueText(port)}`);
  }
  return (port === undefined ? [443, 6443] : [port]).map((number) => ({ protocol: 'TCP', port: number }));
}

function podsOf(option: 'ingressController' | 'scraper', labels: PodLabels | undefined): Partial<ClusterNetwork> {
  return labels === undefined ? {} : { [option]: podsEnd(labels, NAMES[option]) };
}

const NAMES = { ingressController: 'the ingress controller', scraper: 'the metrics scraper' };
