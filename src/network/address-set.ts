import * as ipaddr from 'ipaddr.js';
import type { AddressBlock } from './end';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The addresses of a block, to ask whether some address is one of them. */
export class AddressSet {
  /** Undefined for what an API server refuses: a CIDR that is none, or an exception that is no part of the block. */
  public static of({ cidr, except = [] }: AddressBlock): AddressSet | undefined {
    const block = rangeOf(cidr);
    const exceptions = except.map(rangeOf);
    return block && exceptions.every((exception): exception is Range => isPart(exception, block))
      ? new AddressSet(block, exceptions)
      : undefined;
  }

  private constructor(
    private readonly block: Range,
    private readonly exceptions: readonly Range[],
  ) {}

  public contains(address: string): boolean {
    if (!isAddress(address)) {
      return false;
    }
    // an IPv4 address that is written as IPv6 is the same address
    const asked = ipaddr.process(address);
    return matches(asked, this.block) && !this.exceptions.some((exception) => matches(asked, exception));
  }
}

function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (ipaddr.IPv6.isValid(text) && !text.includes('%'));
}

/** Not every way of writing addresses that the library knows, which are those of browsers; only Kubernetes'. */
function rangeOf(cidr: string): Range | undefined {
  if (ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr)) {
    return ipaddr.IPv4.parseCIDR(cidr);
  }
  if (!ipaddr.IPv6.isValidCIDR(cidr) || cidr.includes('%')) {
    return undefined;
  }
  const [address, bits] = ipaddr.IPv6.parseCIDR(cidr);
  return address.isIPv4MappedAddress() ? undefined : [address, bits];
}

function isPart(exception: Range | undefined, [address, bits]: Range): boolean {
  return exception !== undefined && exception[1] > bits && matches(exception[0], [address, bits]);
}

function matches(address: ipaddr.IPv4 | ipaddr.IPv6, range: Range): boolean {
  return address.kind() === range[0].kind() && address.match(range);
}
