import * as ipaddr from 'ipaddr.js';
import type { AddressBlock, AddressesEnd } from '../network/end';
import type { PeerSide } from './peer-side';

/** Addresses as the other end of a connection. */
export function addressesSide(name: string, blocks: readonly AddressBlock[], purpose?: PeerSide['purpose']): PeerSide {
  const end: AddressesEnd = { kind: 'addresses', name, blocks };
  return { name, end: () => end, purpose };
}

/**
 * What of IPv4 is not for the whole internet. Clouds give also addresses for tests and documentation to pods and nodes.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const LOCAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** The prefix by which a NAT64 reaches IPv4. @see https://www.rfc-editor.org/rfc/rfc6052 */
const NAT64 = '64:ff9b::';
const NAT64_BITS = 96;

/**
 * The addresses of the internet: of IPv4 all but those that are for local use, also where a NAT64 reaches them; of IPv6
 * those that are assigned for global use.
 *
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
export function internetBlocks(): readonly AddressBlock[] {
  // not when this is loaded: most apps do not ask, and what reads addresses is a package of its own
  return (internet ??= [
    { cidr: '0.0.0.0/0', except: LOCAL_IPV4 },
    { cidr: '2000::/3', except: ['2001:db8::/32', '2002::/16', '3fff::/20'] },
    { cidr: `${NAT64}/${NAT64_BITS}`, except: LOCAL_IPV4.map(throughNat64) },
  ]);
}

let internet: readonly AddressBlock[] | undefined;

/** The IPv6 addresses that stand for a block of IPv4. */
function throughNat64(cidr: string): string {
  const [address, length] = ipaddr.IPv4.parseCIDR(cidr);
  const prefix = ipaddr.IPv6.parse(NAT64)
    .toByteArray()
    .slice(0, NAT64_BITS / 8);
  return `${ipaddr.fromByteArray([...prefix, ...address.toByteArray()]).toString()}/${NAT64_BITS + length}`;
}

/** All addresses. */
export const EVERYWHERE: readonly AddressBlock[] = [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }];
