import { listIn, objectIn } from '../manifest/json';
import { selectorMatches } from '../manifest/selector';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { mayRunSeveral, REPLICATED_KINDS } from './parts/scaling/replicas';
import { violation } from './parts/violation';

/**
 * Fields: Deployment, StatefulSet, Rollout with more replicas than one, or with none written: topologySpreadConstraints of
 * their pods; of all pods: labelSelector of each constraint
 * Allowed: at least one constraint where there are copies, and selectors that match the pod itself
 */
export const topologySpread: Rule = {
  id: 'topology-spread',
  summary: 'pods that are copies are spread over nodes or zones',
  why: 'What the scheduler does by itself evens out little: most copies may be in one zone, and are gone together with it.',
  severity: HYGIENE,
  scanners: {
    kubeScore: ['pod-topology-spread-constraints'],
    polaris: ['topologySpreadConstraint'],
    kyverno: ['topologyspreadconstraints-policy'],
  },
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) =>
    resource.pods.flatMap((pod) => {
      const constraints = listIn(pod.spec, FIELD);
      if (constraints.length === 0) {
        return REPLICATED_KINDS.includes(resource.groupKind) && mayRunSeveral(resource, context)
          ? [violation(pod, [FIELD], 'must have a constraint, e.g. with topologyKey "topology.kubernetes.io/zone"')]
          : [];
      }
      return constraints.flatMap((constraint, index) =>
        selectorMatches(objectIn(constraint, 'labelSelector'), pod.labels)
          ? []
          : [violation(pod, [FIELD, index, 'labelSelector'], 'must match the labels of these pods')],
      );
    }),
};

const FIELD = 'topologySpreadConstraints';
