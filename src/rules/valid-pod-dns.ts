import { fieldOf, isAbsent, listIn, objectIn, Path, valueAt } from '../manifest/json';
import { dnsLabelFault, dnsSubdomainFault, stringFault } from '../manifest/name';
import type { Pod } from '../manifest/pod';
import { ipFault } from '../network/cidr';
import { podRule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: pods: hostname, subdomain; ip and hostnames of hostAliases; nameservers, searches and options of dnsConfig
 * Allowed: DNS names, one label each for the pod's own; addresses; at most 3 nameservers, and one for the dnsPolicy None
 */
export const validPodDns = podRule({
  id: 'valid-pod-dns',
  summary: 'names and addresses by which pods find and are found are what the API server takes',
  why: 'The API server refuses the pod, e.g. for a name where the address of a nameserver must stand.',
  severity: REFUSED,
  onlyWith: ['dnsConfig', 'dnsPolicy', 'hostAliases', 'hostname', 'subdomain'],
  check: (pod, { parameters: { targetMinor } }) => [
    ...OWN_NAMES.flatMap((field) => (pod.spec[field] === '' ? [] : judged(pod, [field], dnsLabelFault))),
    ...aliasViolations(pod, targetMinor),
    ...nameserverViolations(pod, targetMinor),
    ...searchViolations(pod, targetMinor),
    ...listIn(objectIn(pod.spec, 'dnsConfig'), 'options').flatMap((option, index) =>
      fieldOf(option, 'name') ? [] : [violation(pod, ['dnsConfig', 'options', index, 'name'], 'must be set')],
    ),
  ],
});

const OWN_NAMES = ['hostname', 'subdomain'] as const;

const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 32;
const LONGEST_SEARCHES = 2048;

/** From here on API servers take "_" in domains to search, and "." for the root. */
const FIRST_RELAXED = 33;
const LABEL = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const RELAXED = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const LONGEST_NAME = 253;

function aliasViolations(pod: Pod, targetMinor: number): Violation[] {
  return listIn(pod.spec, 'hostAliases').flatMap((alias, index) => [
    ...addressViolations(pod, ['hostAliases', index, 'ip'], targetMinor),
    ...listIn(alias, 'hostnames').flatMap((_, inner) =>
      judged(pod, ['hostAliases', index, 'hostnames', inner], dnsSubdomainFault),
    ),
  ]);
}

function nameserverViolations(pod: Pod, targetMinor: number): Violation[] {
  const path = ['dnsConfig', 'nameservers'];
  const nameservers = listIn(objectIn(pod.spec, 'dnsConfig'), 'nameservers');
  if (nameservers.length === 0 && pod.spec.dnsPolicy === 'None') {
    return [violation(pod, path, 'must have an address for the dnsPolicy "None"')];
  }
  return [
    ...(nameservers.length > MOST_NAMESERVERS
      ? [violation(pod, path, `must be at most ${MOST_NAMESERVERS}, as no more are asked`)]
      : []),
    ...nameservers.flatMap((_, index) => addressViolations(pod, [...path, index], targetMinor)),
  ];
}

function searchViolations(pod: Pod, targetMinor: number): Violation[] {
  const path = ['dnsConfig', 'searches'];
  const searches = listIn(objectIn(pod.spec, 'dnsConfig'), 'searches');
  const length = searches.map((search) => (typeof search === 'string' ? search : '')).join(' ').length;
  return [
    ...(searches.length > MOST_SEARCHES || length > LONGEST_SEARCHES
      ? [violation(pod, path, `must be at most ${MOST_SEARCHES} domains and ${LONGEST_SEARCHES} characters`)]
      : []),
    ...searches.flatMap((_, index) => judged(pod, [...path, index], (domain) => searchFault(domain, targetMinor))),
  ];
}

function searchFault(domain: string, targetMinor: number): string | undefined {
  const plain = domain.replace(/\.$/, '');
  const isRelaxed = domain === '.' || (RELAXED.test(plain) && plain.length <= LONGEST_NAME);
  return targetMinor >= FIRST_RELAXED && isRelaxed ? undefined : dnsSubdomainFault(plain);
}

function addressViolations(pod: Pod, path: Path, targetMinor: number): Violation[] {
  const fault = ipFault(valueAt(pod.spec, path), targetMinor);
  return fault ? [violation(pod, path, fault)] : [];
}

/** What is null is read as an empty string in a list, and as nothing elsewhere. */
function judged(pod: Pod, path: Path, faultOf: (name: string) => string | undefined): Violation[] {
  const value = valueAt(pod.spec, path);
  if (isAbsent(value) && path.length === 1) {
    return [];
  }
  const name = value ?? '';
  const fault = stringFault(name) ?? faultOf(String(name));
  return fault ? [violation(pod, path, fault)] : [];
}
