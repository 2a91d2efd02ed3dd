import { isAbsent } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { shareOf } from './parts/scaling/share';
import { violation } from './parts/violation';

const FIELDS = ['minAvailable', 'maxUnavailable'] as const;

/**
 * Fields: PodDisruptionBudget: spec.minAvailable, spec.maxUnavailable, spec.unhealthyPodEvictionPolicy
 * Allowed: what an API server takes: one of the first two, a whole number or a percentage up to 100 %
 */
export const validDisruptionBudget: Rule = {
  id: 'valid-disruption-budget',
  summary: 'PodDisruptionBudgets are what the API server takes',
  why: 'The API server refuses the object, so that nothing keeps pods from being evicted.',
  severity: REFUSED,
  scanners: { kubeLinter: ['pdb-max-unavailable', 'pdb-min-available'] },
  kinds: ['policy/PodDisruptionBudget'],
  check: (resource) => {
    const target = objectTarget(resource);
    const { minAvailable, maxUnavailable, unhealthyPodEvictionPolicy: policy } = resource.spec;
    return [
      ...(isAbsent(minAvailable) || isAbsent(maxUnavailable)
        ? []
        : [violation(target, ['spec', 'minAvailable'], 'must be left out beside maxUnavailable')]),
      ...FIELDS.flatMap((field) => shareViolations(resource, field)),
      ...(isAbsent(policy) || POLICIES.includes(policy)
        ? []
        : [violation(target, ['spec', 'unhealthyPodEvictionPolicy'], 'must be "AlwaysAllow" or "IfHealthyBudget"')]),
    ];
  },
};

const POLICIES: readonly unknown[] = ['AlwaysAllow', 'IfHealthyBudget'];

function shareViolations(resource: Resource, field: (typeof FIELDS)[number]): Violation[] {
  const written = resource.spec[field];
  const share = shareOf(written);
  return isAbsent(written) || (share && !(share.isPercent && share.value > 100))
    ? []
    : [violation(objectTarget(resource), ['spec', field], 'must be a whole number or a percentage up to "100%"')];
}
