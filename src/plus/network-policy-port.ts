import * as kplus from 'cdk8s-plus-28';
import { NetworkPolicyPorts } from '../kinds/network-policy-ports';
import { withFactories } from './with-factories';

/** Ports of a NetworkPolicy. */
export const NetworkPolicyPort = withFactories(kplus.NetworkPolicyPort, {
  /** A port by the name that the containers of the receiving pods give it. */
  named: NetworkPolicyPorts.named,

  /** An SCTP port. */
  sctp: NetworkPolicyPorts.sctp,

  /** Every port of a protocol. */
  all: NetworkPolicyPorts.all,
});

export type NetworkPolicyPort = kplus.NetworkPolicyPort;
