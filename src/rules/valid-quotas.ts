import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { limitRangeViolations } from './parts/quantities/limit-range';
import { quotaViolations } from './parts/quantities/quota';

const QUOTA = '/ResourceQuota';
const LIMIT_RANGE = '/LimitRange';

/**
 * Fields: ResourceQuota: spec.hard; LimitRange: spec.limits: type, min, max, default, defaultRequest
 * Allowed: what an API server takes: resources that it counts, in quantities that are not below 0 and whole where pieces
 * are meant; each type once, and min <= defaultRequest <= default <= max
 */
export const validQuotas: Rule = {
  id: 'valid-quotas',
  summary: 'quotas and limit ranges are what the API server takes',
  why: 'The API server refuses the object, so that nothing is bounded.',
  severity: REFUSED,
  kinds: [QUOTA, LIMIT_RANGE],
  check: (resource) => (resource.groupKind === QUOTA ? quotaViolations(resource) : limitRangeViolations(resource)),
};
