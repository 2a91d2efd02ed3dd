import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { CLAIMING_KINDS, claimViolations, volumeViolations } from './parts/quantities/claims';
import { resourceViolations } from './parts/quantities/resources';

/**
 * Fields: containers, init and ephemeral, and the pod: resources.requests, resources.limits; volumes: emptyDir.sizeLimit,
 * ephemeral.volumeClaimTemplate.spec.resources.requests.storage, and that of PersistentVolumeClaims
 * Allowed: quantities, none below 0, requests at most their limit; devices in whole numbers, as many requested as the
 * limit; storage above 0
 */
export const validQuantities: Rule = {
  id: 'valid-quantities',
  summary: 'amounts of cpu, memory and storage are quantities that fit together',
  why: 'The API server refuses an amount that it cannot read, such as 256MB, and a request above its limit.',
  severity: REFUSED,
  podsAnd: CLAIMING_KINDS,
  check: (resource) => {
    const found: Violation[] = [];
    for (const pod of resource.pods) {
      found.push(...resourceViolations(pod));
      for (const container of pod.containers) {
        found.push(...resourceViolations(container));
      }
      found.push(...volumeViolations(pod));
    }
    found.push(...claimViolations(resource));
    return found;
  },
};
