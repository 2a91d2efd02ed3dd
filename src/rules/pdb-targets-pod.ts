import { objectIn } from '../manifest/json';
import { selectedPods } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: PodDisruptionBudget: spec.selector
 * Allowed: one that matches at least one pod of the app in the namespace. Without it a budget selects none.
 */
export const pdbTargetsPod: Rule = {
  id: 'pdb-targets-pod',
  summary: 'PodDisruptionBudgets select pods of the app',
  why: 'The budget counts no pods, so those that it was written for may all be evicted at once.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['pdb-min-available'] },
  kinds: ['policy/PodDisruptionBudget'],
  wholeApp: true,
  check: (resource, { app }) =>
    selectedPods(app, resource.namespace, objectIn(resource.spec, 'selector')).length > 0
      ? []
      : [
          violation(
            objectTarget(resource),
            ['spec', 'selector'],
            `must match the labels of pods that the app has in ${namespaceText(resource.namespace)}`,
          ),
        ],
};
