import * as kplus from 'cdk8s-plus-28';
import { addressBlock } from '../network/address-block';
import { addressesSide } from './addresses-peer';
import type { IPeer } from './peer';
import type { PeerSide } from './peer-side';
import { selectedPodsEnd } from './plus-selector';
import { peerOf } from './plus-workload';

const SIDES = new WeakMap<kplus.INetworkPolicyPeer, PeerSide>();

/**
 * A peer of cdk8s-plus as one side of a connection.
 *
 * @param own what people call the workload at the other side
 * @throws if it is none, has the network of its node, selects nothing, or its addresses are no CIDR
 */
export function plusSide(peer: kplus.INetworkPolicyPeer, own: string): PeerSide {
  const known = (peer as Partial<IPeer> | undefined)?.toPeer?.();
  if (known) {
    return known._side;
  }
  if (peer instanceof kplus.AbstractPod) {
    return peerOf(peer)._side;
  }
  if (peer instanceof kplus.Service) {
    throw new Error(
      `"${own}" cannot be connected to Service "${peer.name}", of which policies know nothing; give the workload behind it`,
    );
  }
  if (typeof (peer as Partial<kplus.INetworkPolicyPeer> | undefined)?.toNetworkPolicyPeerConfig !== 'function') {
    throw new Error(
      `"${own}" is to be connected to something that is no peer; give a workload, Pods, a Namespace, an IP block, or what ` +
        'Peers gives',
    );
  }
  const side = SIDES.get(peer) ?? strangers(peer);
  SIDES.set(peer, side); // so that a second call is known to be about the same
  return side;
}

/** Addresses, or pods that are not said to be those of one workload. */
function strangers(peer: kplus.INetworkPolicyPeer): PeerSide {
  const { ipBlock, podSelector } = peer.toNetworkPolicyPeerConfig();
  if (ipBlock && !podSelector) {
    const block = addressBlock(ipBlock.cidr, ipBlock.except);
    return addressesSide(ipBlock.cidr, [block]);
  }
  if (!podSelector || ipBlock) {
    throw new Error(`the peer "${peer.node.path}" must give either ipBlock or podSelector, not both or none`);
  }
  const name = peer.node.id;
  // asked again at each rendering, as a class of the user's may have other labels by then
  selectedPodsEnd(name, podSelector);
  return { name, end: () => selectedPodsEnd(name, peer.toNetworkPolicyPeerConfig().podSelector!) };
}
