import { isAbsent } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { Context, inForce } from '../policy/context';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const BUDGET = 'policy/PodDisruptionBudget';
const KNOWN = [{ since: 27 }];

/**
 * Fields: PodDisruptionBudget: spec.unhealthyPodEvictionPolicy
 * Allowed: any that is written; older versions than 1.27 do not know the field
 *
 * Fix: AlwaysAllow. Behavioural: pods that run but are not ready may then be evicted although the budget is used up,
 * which shows as fewer pods than the budget promises for an app that recovers by itself, given time.
 */
export const pdbUnhealthyEvictionPolicy: Rule = {
  id: 'pdb-unhealthy-eviction-policy',
  summary: 'PodDisruptionBudgets say whether pods that do not work may go',
  why: 'By default a pod that never becomes ready counts against the budget: one broken version keeps nodes from being drained.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['pdb-unhealthy-pod-eviction-policy'] },
  kinds: [BUDGET],
  check: (resource, context) =>
    isUnsaid(resource, context)
      ? [violation(objectTarget(resource), PATH, 'must be set', { write: 'AlwaysAllow' })]
      : [],
  fix: (resource, fixer, context) => {
    if (isUnsaid(resource, context)) {
      fixer.within('behavioural', () => fixer.fill(objectTarget(resource), PATH, 'AlwaysAllow'));
    }
  },
};

const PATH = ['spec', 'unhealthyPodEvictionPolicy'];

function isUnsaid({ groupKind, spec }: Resource, context: Context): boolean {
  return groupKind === BUDGET && isAbsent(spec.unhealthyPodEvictionPolicy) && inForce(KNOWN, context) !== undefined;
}
