import { objectIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { nodeAffinityViolations, podAffinityViolations } from './parts/scheduling/affinity';
import { nodeSelectorViolations } from './parts/scheduling/node-selector';
import { tolerationViolations } from './parts/scheduling/tolerations';

/**
 * Fields: pods: affinity to nodes, to pods and against them; key, operator, value and tolerationSeconds of tolerations;
 * PersistentVolume: spec.nodeAffinity.required
 * Allowed: what an API server takes: values for the operators that compare with some, and none for others; weights from 1
 * to 100; a topologyKey in each term
 */
export const validScheduling: Rule = {
  id: 'valid-scheduling',
  summary: 'what pods and volumes ask of nodes is what the API server takes',
  why: 'The API server refuses the object, e.g. for an expression that compares a label of nodes with no value.',
  severity: REFUSED,
  podsAnd: ['/PersistentVolume'],
  onlyWith: ['affinity', 'nodeAffinity', 'tolerations'],
  check: (resource, { parameters: { targetMinor } }) => [
    ...resource.pods.flatMap((pod) => [
      ...nodeAffinityViolations(pod, targetMinor),
      ...podAffinityViolations(pod),
      ...tolerationViolations(pod),
    ]),
    ...(resource.groupKind === '/PersistentVolume' && objectIn(resource.spec, 'nodeAffinity')
      ? nodeSelectorViolations(objectTarget(resource), ['spec', 'nodeAffinity', 'required'], true)
      : []),
  ],
};
