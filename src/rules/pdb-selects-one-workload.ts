import { objectIn } from '../manifest/json';
import { selectedPods } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

/**
 * Fields: PodDisruptionBudget: spec.selector
 * Allowed: a selector that matches the pods of one object of the app only
 */
export const pdbSelectsOneWorkload: Rule = {
  id: 'pdb-selects-one-workload',
  summary: 'PodDisruptionBudgets count the pods of one workload',
  why: 'Pods of one workload make up for those of another: all pods of the one may be evicted as long as enough of the other are left.',
  severity: HYGIENE,
  kinds: ['policy/PodDisruptionBudget'],
  wholeApp: true,
  check: (resource, { app }) => {
    const [first, ...others] = selectedPods(app, resource.namespace, objectIn(resource.spec, 'selector'));
    const other = others.find((one) => one.resource !== first.resource)?.resource;
    if (!other) {
      return [];
    }
    const workload = `${first.resource.kind} "${first.resource.name}"`;
    const message = `spec.selector also matches the pods of ${other.kind} "${other.name}"; write a label that only those of ${workload} have`;
    return [statement(objectTarget(resource), ['spec', 'selector'], message)];
  },
};
