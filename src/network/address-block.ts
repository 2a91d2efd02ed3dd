import { Cidr, cidrExample, firstAddress, formFault, isWithin, parsedCidr } from './cidr';
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
  const block = parsed(cidr);
  for (const inner of except) {
    if (!isWithin(parsed(inner), block)) {
      throw new Error(`the exception "${inner}" must be a smaller range within "${cidr}"`);
    }
  }
  return except.length > 0 ? { cidr, except: [...except] } : { cidr };
}

/** Why a text is no block of addresses, with what to write. Only the forms count that every API server takes. */
export function addressFault(cidr: string): string | undefined {
  const block = parsedCidr(cidr);
  if (!block || formFault(cidr, block)) {
    return `the address range ${JSON.stringify(cidr)} is no CIDR; write e.g. ${cidrExample(cidr)}`;
  }
  const first = firstAddress(block);
  return first === block.address.toString()
    ? undefined
    : `the address range "${cidr}" names an address in it; write "${first}/${block.length}"`;
}

function parsed(cidr: string): Cidr {
  const fault = addressFault(cidr);
  if (fault) {
    throw new Error(fault);
  }
  return parsedCidr(cidr)!;
}
