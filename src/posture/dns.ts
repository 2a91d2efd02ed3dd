import * as ipaddr from 'ipaddr.js';
import { portNumberFault } from '../manifest/name';
import { addressBlock } from '../network/address-block';
import { KUBE_DNS, NameServer } from '../network/cluster-network';
import type { AddressBlock } from '../network/end';
import type { PortRange } from '../network/port-range';
import { PodLabels, podsEnd } from './pod-labels';

/** The address at which NodeLocal DNSCache answers unless it was given another. */
const NODE_LOCAL = '169.254.20.10';

const NODE_LOCAL_DNS = 'node-local DNS';

/** Who answers the names that pods look up. */
export class Dns {
  /** The cluster's DNS: pods with `k8s-app: kube-dns` in `kube-system`, as kube-dns and CoreDNS have it, on port 53. */
  public static kubeDns(): Dns {
    return new Dns([KUBE_DNS]);
  }

  /**
   * NodeLocal DNSCache, which answers on each node, and the cluster's DNS behind it. With Cilium it is pods: write
   * `Dns.pods({ namespace: 'kube-system', labels: { 'k8s-app': 'node-local-dns' } })`.
   *
   * @param addresses where it answers, by default `169.254.20.10`. Where kube-proxy uses iptables, it answers also at the
   *   cluster IP of kube-dns: name both.
   * @throws if one is no address
   * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
   */
  public static nodeLocal(...addresses: string[]): Dns {
    const blocks = (addresses.length > 0 ? addresses : [NODE_LOCAL]).map(addressAlone);
    return new Dns([{ end: { kind: 'addresses', name: NODE_LOCAL_DNS, blocks }, ports: onPort(53) }, KUBE_DNS]);
  }

  /** The DNS of OpenShift, whose pods listen on port 5353. */
  public static openShift(): Dns {
    return Dns.pods({
      namespace: 'openshift-dns',
      labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
      port: 5353,
    });
  }

  /**
   * Pods of your own.
   *
   * @throws if nothing narrows them down, or a name, label or port is none
   */
  public static pods(props: DnsPodsProps): Dns {
    const { port = 53, ...labels } = props;
    return new Dns([{ end: podsEnd(labels, 'DNS'), ports: onPort(port) }]);
  }

  /**
   * Servers that are no pods.
   *
   * @param cidrs e.g. `10.0.0.10/32`
   * @throws if one is no CIDR, or there is none
   */
  public static addresses(cidrs: string[], port: number = 53): Dns {
    if (!Array.isArray(cidrs) || cidrs.length === 0) {
      throw new Error('DNS has no addresses; write at least one CIDR, e.g. "10.0.0.10/32", or Dns.none()');
    }
    const blocks: AddressBlock[] = cidrs.map((cidr) => addressBlock(cidr));
    return new Dns([{ end: { kind: 'addresses', name: 'DNS', blocks }, ports: onPort(port) }]);
  }

  /** Nobody: pods look up no names, or the network plugin always lets them. */
  public static none(): Dns {
    return new Dns([]);
  }

  private constructor(private readonly servers: readonly NameServer[]) {}

  /**
   * Whether nodes answer, at addresses of theirs.
   *
   * @internal
   */
  public get _isOnNodes(): boolean {
    return this.servers.some(({ end }) => end.kind === 'addresses' && end.name === NODE_LOCAL_DNS);
  }

  /** @internal */
  public get _servers(): readonly NameServer[] {
    return this.servers;
  }
}

/** Pods that answer names. */
export interface DnsPodsProps extends PodLabels {
  /**
   * The port that they listen on, which may differ from that of their Service.
   *
   * @default 53
   */
  readonly port?: number;
}

function addressAlone(address: string): AddressBlock {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) {
    throw new Error(`the address ${JSON.stringify(address)} of node-local DNS is none; write e.g. "${NODE_LOCAL}"`);
  }
  return addressBlock(`${address}/${address.includes(':') ? 128 : 32}`);
}

function onPort(port: number): PortRange[] {
  const fault = portNumberFault(port);
  if (fault) {
    throw new Error(`the port of DNS ${fault}, not ${JSON.stringify(port)}`);
  }
  return [
    { protocol: 'UDP', port },
    { protocol: 'TCP', port },
  ];
}
