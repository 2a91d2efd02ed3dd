import * as ipaddr from 'ipaddr.js';
import { dnsSubdomainFault, stringFault } from '../../../manifest/name';

/** What is wrong with a host name whose first part may be `*`, or undefined. */
export function hostFault(host: unknown): string | undefined {
  const fault = stringFault(host);
  if (fault) {
    return fault;
  }
  const name = String(host);
  return name.includes('*') ? wildcardFault(name) : dnsSubdomainFault(name);
}

/** Whether a name is an IPv4 address, which is a name by its letters alone. */
export function isAddress(host: unknown): boolean {
  return typeof host === 'string' && NUMBERS.test(host) && ipaddr.IPv4.isValidFourPartDecimal(host);
}

/** What else can be no address, and to find out is dear. */
const NUMBERS = /^[\d.]+$/;

function wildcardFault(name: string): string | undefined {
  return name.startsWith('*.') && !dnsSubdomainFault(name.slice(2))
    ? undefined
    : 'must have "*" only as its whole first part, before a name in lower case, e.g. "*.example.com"';
}
