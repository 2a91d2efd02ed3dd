import * as ipaddr from 'ipaddr.js';

/** A block of addresses. */
export interface Cidr {
  readonly address: ipaddr.IPv4 | ipaddr.IPv6;
  readonly length: number;
}

/** The first version whose API server takes blocks only as every program reads them. */
const FIRST_STRICT = 36;

/**
 * What an API server has against a block of addresses, or undefined. Older ones read leading zeros as none and take any
 * address of a block for the block.
 */
export function cidrFault(text: unknown, targetMinor: number): string | undefined {
  const block = parsedCidr(text);
  if (!block) {
    return `must be a CIDR, e.g. ${cidrExample(text)}`;
  }
  if (targetMinor < FIRST_STRICT) {
    return undefined;
  }
  const address = block.address.toString();
  const first = firstAddress(block);
  return (
    formFault(text as string, block) ??
    (first === address
      ? undefined
      : `must begin with the first address of the block; write "${first}/${block.length}", or ${cidrExample(address)} for the one address`)
  );
}

/** What an API server has against an address, or undefined. */
export function ipFault(text: unknown, targetMinor: number): string | undefined {
  const block = typeof text === 'string' && !text.includes('/') ? parsedCidr(`${text}/0`) : undefined;
  if (!block) {
    return 'must be an address, e.g. "10.0.0.7" or "2001:db8::7"';
  }
  return targetMinor < FIRST_STRICT ? undefined : formFault(text as string, block);
}

/** What programs read in different ways in a block or an address that some API server takes, or undefined. */
export function formFault(text: string, { address }: Cidr): string | undefined {
  const plain = withoutZeros(text);
  if (plain !== text) {
    return `must have no leading zeros; write "${plain}"`;
  }
  const isMapped = address.kind() === 'ipv6' && (address as ipaddr.IPv6).isIPv4MappedAddress();
  return isMapped ? 'must be no IPv4 address within IPv6; write that of IPv4' : undefined;
}

export function firstAddress({ address, length }: Cidr): string {
  const Family = ipaddr[address.kind() === 'ipv4' ? 'IPv4' : 'IPv6'];
  return Family.networkAddressFromCIDR(`${address.toString()}/${length}`).toString();
}

/** Whether a block is within another and smaller. */
export function isWithin(inner: Cidr, outer: Cidr): boolean {
  const { address, length } = outer;
  return inner.address.kind() === address.kind() && inner.length > length && inner.address.match(address, length);
}

/** A block of addresses in any form that some API server takes. */
export function parsedCidr(text: unknown): Cidr | undefined {
  const plain =
    typeof text === 'string' && /^[\d.]+\/\d+$|^[\da-fA-F:.]+\/\d+$/.test(text) ? inHex(withoutZeros(text)) : '';
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(plain) && !ipaddr.IPv6.isValidCIDR(plain)) {
    return undefined;
  }
  const [address, length] = ipaddr.parseCIDR(plain);
  return { address, length };
}

/** An IPv4 address after "::" alone, which is another than that which the library reads. */
function inHex(text: string): string {
  return text.replace(/^::(\d+)\.(\d+)\.(\d+)\.(\d+)(?=\/)/, (_, ...parts: string[]) => {
    const [one, two, three, four] = parts.map(Number);
    return `::${(one * 256 + two).toString(16)}:${(three * 256 + four).toString(16)}`;
  });
}

/** Without zeros before decimal numbers, and before what is a whole group of IPv6 by itself. */
function withoutZeros(text: string): string {
  return text.includes(':')
    ? text.replace(/\/0+(?=\d)/, '/').replace(/(^|:)0+(?=[\da-f]{4}([:/]|$))/gi, '$1')
    : text.replace(/(^|[./])0+(?=\d)/g, '$1');
}

/** What somebody may have meant who wrote no CIDR, in quotes. */
export function cidrExample(text: unknown): string {
  if (typeof text === 'string' && ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return `"${text}/32"`;
  }
  return typeof text === 'string' && ipaddr.IPv6.isValid(text) && !text.includes('%')
    ? `"${text}/128"`
    : '"10.0.0.0/8" or "2001:db8::/32"';
}
