import * as ipaddr from 'ipaddr.js';
import { dnsSubdomainFault, portNumberFault } from '../manifest/name';
import { Protocol, PROTOCOLS } from '../network/port-range';
import { internetBlocks } from './addresses-peer';
import type { PeerSide } from './peer-side';

/**
 * A host outside of the cluster as the other end of a connection.
 *
 * @throws if the name, the port or the protocol is none
 */
export function hostSide(name: string, port: number, protocol: string = 'TCP'): PeerSide {
  const text = String(name);
  const pattern = text.includes('*');
  const fault = dnsSubdomainFault(pattern ? text.replace(/^\*\./, '') : text);
  if (ipaddr.isValid(text)) {
    const bits = text.includes(':') ? 128 : 32;
    throw new Error(`the host "${text}" is an address; write Peers.cidr("${text}/${bits}")`);
  }
  if (fault) {
    throw new Error(`the host "${text}" ${fault}`);
  }
  if (!text.includes('.')) {
    throw new Error(
      `the host "${text}" is no full name; write e.g. "${text}.example.com", or connect to the component`,
    );
  }
  const portFault = portNumberFault(port);
  if (portFault) {
    throw new Error(`the port of host "${text}" ${portFault}, not ${JSON.stringify(port)}`);
  }
  if (!PROTOCOLS.includes(protocol as Protocol)) {
    throw new Error(`the protocol of host "${text}" must be "TCP", "UDP" or "SCTP", not "${protocol}"`);
  }
  const served = [{ port, servicePort: port, protocol: protocol as Protocol }];
  return {
    name: text,
    onlyCalled: true,
    served: () => served,
    host: () => {
      if (pattern) {
        throw new Error(`"${text}" stands for many hosts, so it is no address; set the variable yourself`);
      }
      return text;
    },
    end: ({ name: caller, network }) => {
      if (network.plugin === 'cilium' && network.dns.length === 0) {
        throw new Error(
          `"${caller}" connects to "${text}", and Cilium knows names only by look-ups, which Dns.none() leaves out; set dns in ` +
            'network of the posture',
        );
      }
      if (network.plugin) {
        return { kind: 'named', name: text, host: text };
      }
      if (pattern) {
        throw new Error(
          `"${caller}" connects to "${text}", and a NetworkPolicy knows no names; set plugin in network of the posture, or ` +
            'write Peers.internet()',
        );
      }
      return { kind: 'addresses', name: text, blocks: internetBlocks() };
    },
    wider: ({ network }) =>
      network.plugin
        ? undefined
        : `a NetworkPolicy knows no names, so the port is open to the whole internet instead of "${text}"; set plugin in ` +
          'network of the posture, or write Peers.cidr',
  };
}
