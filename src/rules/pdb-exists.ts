import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { mayRunSeveral, REPLICATED_KINDS } from './parts/scaling/replicas';
import { budgetsOf } from './parts/selection/budgets';
import { statement } from './parts/statement';

/**
 * Fields: Deployment, StatefulSet, Rollout with more replicas than one, or with none written: labels of the pods
 * Allowed: those that a PodDisruptionBudget of the app in the namespace selects
 */
export const pdbExists: Rule = {
  id: 'pdb-exists',
  summary: 'pods that have copies are in a PodDisruptionBudget',
  why: 'When nodes are drained, all copies may be evicted at once: an upgrade of the cluster takes the workload down.',
  severity: HYGIENE,
  scanners: {
    kubeScore: ['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'],
    polaris: ['missingPodDisruptionBudget'],
    kyverno: ['require-pdb'],
  },
  kinds: REPLICATED_KINDS,
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) =>
    mayRunSeveral(resource, context)
      ? resource.pods
          .filter((pod) => budgetsOf(context.app, pod).length === 0)
          .map(({ template, templatePath }) =>
            statement(
              { spec: template, path: templatePath },
              ['metadata', 'labels'],
              'no PodDisruptionBudget selects the pods; write one, e.g. with maxUnavailable 1',
            ),
          )
      : [],
};
