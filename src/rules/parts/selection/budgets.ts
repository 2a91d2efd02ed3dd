import { objectIn } from '../../../manifest/json';
import { selectedPods, selectorIndex } from '../../../network/selected-pods';

export const BUDGET = 'policy/PodDisruptionBudget';

/** The PodDisruptionBudgets that count a pod. */
export const budgetsOf = selectorIndex(BUDGET, (app, { namespace, spec }) =>
  selectedPods(app, namespace, objectIn(spec, 'selector')),
);
