import { objectIn } from '../../../manifest/json';
import { selectedPods, selectorIndex } from '../../../network/selected-pods';

/** The PodDisruptionBudgets that count a pod. */
export const budgetsOf = selectorIndex('policy/PodDisruptionBudget', (app, { namespace, spec }) =>
  selectedPods(app, namespace, objectIn(spec, 'selector')),
);
