import { fieldOf, isAbsent, listIn } from '../manifest/json';
import { qualifiedNameFault, stringFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { addressViolations } from './parts/services/addresses';
import { typeViolations } from './parts/services/types';
import { violation } from './parts/violation';

/**
 * Fields: Service: clusterIP, externalName, externalIPs, loadBalancerSourceRanges, loadBalancerClass, ipFamilies and what
 * goes with its type; sessionAffinityConfig, trafficDistribution; appProtocol of spec.ports
 * Allowed: what an API server takes: fields that its type has, addresses and CIDRs
 */
export const validService: Rule = {
  id: 'valid-service',
  summary: 'Services are what the API server takes',
  why: 'The API server refuses the object, so that its pods cannot be found by their name.',
  severity: REFUSED,
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  check: (resource, { parameters: { targetMinor } }) => [
    ...typeViolations(resource),
    ...addressViolations(resource, targetMinor),
    ...affinityViolations(resource),
    ...distributionViolations(resource, targetMinor),
    ...protocolViolations(resource),
  ],
};

const DAY = 86400;

function affinityViolations(resource: Resource): Violation[] {
  const { sessionAffinity, sessionAffinityConfig } = resource.spec;
  const timeout = fieldOf(fieldOf(sessionAffinityConfig, 'clientIP'), 'timeoutSeconds');
  const isValid = Number.isInteger(timeout) && Number(timeout) > 0 && Number(timeout) <= DAY;
  return sessionAffinity !== 'ClientIP' || isAbsent(timeout) || isValid
    ? []
    : [
        violation(
          objectTarget(resource),
          ['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'],
          `must be a whole number from 1 to ${DAY}`,
        ),
      ];
}

/** From here on API servers know of pods on the same node. */
const FIRST_PREFER_SAME = 34;

function distributionViolations(resource: Resource, targetMinor: number): Violation[] {
  const { trafficDistribution } = resource.spec;
  const allowed: readonly unknown[] = [
    'PreferClose',
    ...(targetMinor >= FIRST_PREFER_SAME ? ['PreferSameZone', 'PreferSameNode'] : []),
  ];
  return isAbsent(trafficDistribution) || allowed.includes(trafficDistribution)
    ? []
    : [
        violation(
          objectTarget(resource),
          ['spec', 'trafficDistribution'],
          `must be ${allowed.map((word) => JSON.stringify(word)).join(' or ')}`,
        ),
      ];
}

function protocolViolations(resource: Resource): Violation[] {
  return listIn(resource.spec, 'ports').flatMap((port, index) => {
    const protocol = fieldOf(port, 'appProtocol');
    const fault = isAbsent(protocol) ? undefined : (stringFault(protocol) ?? qualifiedNameFault(String(protocol)));
    return fault ? [violation(objectTarget(resource), ['spec', 'ports', index, 'appProtocol'], fault)] : [];
  });
}
