import { stringIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { OPTIONAL } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: pods: priorityClassName
 * Allowed: any that is written. Which classes there are, only those who run the cluster know, so a posture has to ask for
 * this rule.
 */
export const priorityClassSet = podRule({
  id: 'priority-class-set',
  summary: 'pods say how important they are',
  why: 'When nodes are full, the pod gives way to every pod that names a higher class, and is evicted among the first.',
  severity: OPTIONAL,
  scanners: { polaris: ['priorityClassNotSet'], kyverno: ['require-pod-priorityclassname'] },
  check: (pod) =>
    stringIn(pod.spec, 'priorityClassName')
      ? []
      : [violation(pod, ['priorityClassName'], 'must be the name of a PriorityClass of the cluster')],
});
