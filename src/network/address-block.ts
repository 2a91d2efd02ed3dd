import * as ipaddr from 'ipaddr.js';
import type { AddressBlock } from './end';

/**
 * A block of addresses as a policy takes it.
 *
 * @throws if it is none, or an exception is not within it
 */
export function addressBlock(cidr: string, except: readonly string[] = []): AddressBlock {
  if (!Array.isArray(except)) {
    throw new Error(`the exceptions of "${cidr}" must be a list of CIDRs, not ${JSON.stringify(except)}`);
  }
  const [network, length] = parsed(cidr);
  for (const inner of except) {
    const [exception, innerLength] = parsed(inner);
    const within = exception.kind() === network.kind() && innerLength > length && exception.match(network, length);
    if (!within) {
      throw new Error(`the exception "${inner}" must be a smaller range within "${cidr}"`);
    }
  }
  return except.length > 0 ? { cidr, except: [...except] } : { cidr };
}

function parsed(cidr: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const text = typeof cidr === 'string' ? cidr : '';
  if (!isCidr(text)) {
    throw new Error(`the address range ${JSON.stringify(cidr)} is no CIDR; write e.g. ${suggestion(text)}`);
  }
  const [address, length] = ipaddr.parseCIDR(text);
  const network = ipaddr[address.kind() === 'ipv4' ? 'IPv4' : 'IPv6'].networkAddressFromCIDR(text);
  if (network.toString() !== address.toString()) {
    throw new Error(`the address range "${text}" names an address in it; write "${network.toString()}/${length}"`);
  }
  return [address, length];
}

/** Only the forms that the API server takes: no octal or shortened IPv4, no zones, no IPv4 within IPv6. */
function isCidr(text: string): boolean {
  const plain = /^[^%]+\/(0|[1-9]\d*)$/.test(text);
  return (
    plain &&
    (ipaddr.IPv4.isValidCIDRFourPartDecimal(text) ||
      (ipaddr.IPv6.isValidCIDR(text) && !ipaddr.IPv6.parseCIDR(text)[0].isIPv4MappedAddress()))
  );
}

function suggestion(text: string): string {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return `"${text}/32"`;
  }
  return ipaddr.IPv6.isValid(text) ? `"${text}/128"` : '"10.0.0.0/8" or "2001:db8::/32"';
}
