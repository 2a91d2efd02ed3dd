import { addressBlock } from '../network/address-block';
import { PodLabels, podsEnd } from '../posture/pod-labels';
import { addressesSide, internetBlocks } from './addresses-peer';
import { API_SERVER } from './api-server-peer';
import { ContractPeers } from './contract-peers';
import { hostSide } from './host-peer';
import { Peer } from './peer';

/** Pods by their labels, whoever makes them. */
export interface PodsPeerProps extends PodLabels {
  /**
   * What people call them, as reports and annotations tell it.
   *
   * @default - their labels
   */
  readonly name?: string;
}

/** Addresses that are no pods of the cluster. */
export interface CidrPeerProps {
  /**
   * Smaller ranges within it that are left out, as CIDRs.
   *
   * @default - none
   */
  readonly except?: string[];

  /**
   * What people call it, as reports and annotations tell it.
   *
   * @default - the CIDR
   */
  readonly name?: string;
}

/** A host outside of the cluster. */
export interface HostPeerProps {
  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default TCP
   */
  readonly protocol?: string;
}

/** Other ends of connections that are no workloads of this app. */
export class Peers {
  /**
   * A range of addresses: a database or a partner outside of the cluster. Pods have no lasting addresses; name them by
   * `Peers.pods`.
   *
   * @param cidr IPv4 or IPv6, e.g. `10.20.0.0/16`
   * @throws if it is no CIDR, or an exception is not within it
   */
  public static cidr(cidr: string, props: CidrPeerProps = {}): Peer {
    return Peer._of(addressesSide(props.name ?? cidr, [addressBlock(cidr, props.except)]));
  }

  /**
   * The internet: all addresses, IPv4 and IPv6, but private, link-local, carrier-grade NAT, loopback, multicast, unique
   * local and other special ones. So the cloud's metadata service is not in it, and neither are nodes without public
   * addresses.
   */
  public static internet(): Peer {
    return Peer._of(addressesSide('the internet', internetBlocks()));
  }

  /** Everybody: all pods of all namespaces, and all addresses. */
  public static anyone(): Peer {
    return Peer._of({ name: 'anyone', end: () => ({ kind: 'anyone' }) });
  }

  /**
   * Pods by their labels, whoever makes them.
   *
   * @throws if neither labels nor a namespace are named, or both ways to name a namespace are used
   */
  public static pods(props: PodsPeerProps): Peer {
    const { name, ...pods } = props ?? {};
    const end = podsEnd(pods, name);
    return Peer._of({ name: end.name, end: () => end });
  }

  /**
   * All pods of a namespace.
   *
   * @param name of the namespace
   * @throws if no namespace can be named so
   */
  public static namespace(name: string): Peer {
    return Peers.pods({ namespace: name, name: `namespace ${name}` });
  }

  /**
   * The Kubernetes API server. It is exact where the posture knows its addresses, or a network plugin that knows it;
   * otherwise its usual ports are open to all addresses, which is a warning.
   */
  public static apiServer(): Peer {
    return Peer._of(API_SERVER);
  }

  /**
   * A host outside of the cluster by its DNS name. It is exact where the posture names a network plugin that knows names;
   * otherwise the port is open to the whole internet, which is a warning.
   *
   * @param name e.g. `smtp.example.com`; with a network plugin also a pattern: `*.example.com`
   * @param port from 1 to 65535
   * @throws if either is none
   */
  public static host(name: string, port: number, props: HostPeerProps = {}): Peer {
    return Peer._of(hostSide(name, port, props.protocol));
  }

  /**
   * The workloads of another repository, as its synth has described them.
   *
   * @param path of its `connections.json`, from the working directory
   * @throws if it cannot be read, or is of a version that this library does not know
   */
  public static contract(path: string): ContractPeers {
    return ContractPeers._read(path);
  }

  private constructor() {}
}
