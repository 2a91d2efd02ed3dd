import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { BUDGET, budgetsOf } from './parts/selection/budgets';
import { statement } from './parts/statement';

/**
 * Fields: pods: labels; PodDisruptionBudget: spec.selector
 * Allowed: pods that at most one budget of the app in the namespace selects
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export const pdbSelectorsDisjoint: Rule = {
  id: 'pdb-selectors-disjoint',
  summary: 'pods are in one PodDisruptionBudget at most',
  why: 'The API server evicts no pod that two budgets select, whatever they allow: its node cannot be drained.',
  severity: HYGIENE,
  podsOnly: true,
  wholeApp: true,
  holdsThroughout: ({ app }) => app.ofKind(BUDGET).length < 2,
  check: ({ pods }, { app }) =>
    pods.flatMap((pod) => {
      const [first, second] = budgetsOf(app, pod);
      return second
        ? [
            statement(
              { spec: pod.template, path: pod.templatePath },
              ['metadata', 'labels'],
              `PodDisruptionBudgets "${first.name}" and "${second.name}" both select the pods; remove one of them`,
            ),
          ]
        : [];
    }),
};
