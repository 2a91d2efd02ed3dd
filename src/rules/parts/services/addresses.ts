import * as ipaddr from 'ipaddr.js';
import { isAbsent, listIn, Path, valueAt } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import { cidrFault, ipFault, parsedCidr } from '../../../network/cidr';
import type { Violation } from '../../../policy/rule';
import { duplicate } from '../duplicate';
import { objectTarget } from '../object-target';
import { violation } from '../violation';

/** What is wrong with the addresses of a Service, and those that it is for. */
export function addressViolations(resource: Resource, targetMinor: number): Violation[] {
  const { clusterIP } = resource.spec;
  const families = listIn(resource.spec, 'ipFamilies');
  const isName = resource.spec.type === 'ExternalName';
  return [
    ...(isName || isAbsent(clusterIP) || clusterIP === '' || clusterIP === 'None'
      ? []
      : judged(resource, ['spec', 'clusterIP'], (value) => ipFault(value, targetMinor))),
    ...each(resource, 'externalIPs', (value) => ipFault(value, targetMinor) ?? specialFault(value)),
    ...each(resource, 'loadBalancerSourceRanges', (value) =>
      cidrFault(typeof value === 'string' ? value.trim() : value, targetMinor),
    ),
    ...families.flatMap((family, index) =>
      families.indexOf(family) < index && !isName
        ? [
            duplicate(
              objectTarget(resource),
              ['spec', 'ipFamilies', index],
              `spec.ipFamilies[${families.indexOf(family)}]`,
            ),
          ]
        : [],
    ),
  ];
}

/** Addresses that mean something of their own on every node. */
function specialFault(text: unknown): string | undefined {
  const block = parsedCidr(`${String(text)}/0`);
  const isLocal = block && LOCAL.some((cidr) => isIn(block.address, cidr));
  return isLocal ? 'must be an address that others can reach, no local one' : undefined;
}

/** Unspecified, loopback, of the link, and groups of the link. */
const LOCAL: readonly string[] = [
  '0.0.0.0/32',
  '::/128',
  '127.0.0.0/8',
  '::1/128',
  '169.254.0.0/16',
  'fe80::/10',
  '224.0.0.0/24',
  'ff02::/16',
];

function isIn(written: ipaddr.IPv4 | ipaddr.IPv6, cidr: string): boolean {
  const [network, length] = ipaddr.parseCIDR(cidr);
  const address = ipaddr.process(written.toString()); // an IPv4 address that is written as IPv6 is the same address
  return address.kind() === network.kind() && address.match(network, length);
}

function each(resource: Resource, field: string, faultOf: (value: unknown) => string | undefined): Violation[] {
  return listIn(resource.spec, field).flatMap((_, index) => judged(resource, ['spec', field, index], faultOf));
}

function judged(resource: Resource, path: Path, faultOf: (value: unknown) => string | undefined): Violation[] {
  const fault = faultOf(valueAt(resource.manifest, path));
  return fault ? [violation(objectTarget(resource), path, fault)] : [];
}
