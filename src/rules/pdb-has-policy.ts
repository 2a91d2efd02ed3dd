import { isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: PodDisruptionBudget: spec.minAvailable, spec.maxUnavailable
 * Allowed: one of them
 */
export const pdbHasPolicy: Rule = {
  id: 'pdb-has-policy',
  summary: 'PodDisruptionBudgets say how many pods may be away',
  why: 'A budget that says neither allows no eviction at all: nodes with these pods cannot be drained.',
  severity: HYGIENE,
  scanners: { kubeScore: ['poddisruptionbudget-has-policy'] },
  kinds: ['policy/PodDisruptionBudget'],
  check: (resource) =>
    isAbsent(resource.spec.minAvailable) && isAbsent(resource.spec.maxUnavailable)
      ? [violation(objectTarget(resource), ['spec', 'maxUnavailable'], 'must be set, e.g. 1, or minAvailable')]
      : [],
};
