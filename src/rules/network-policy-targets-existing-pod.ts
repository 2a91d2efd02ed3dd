import { NETWORK_POLICY, podsOfPolicy } from '../network/isolation';
import { isEmptySelector } from '../network/label-selector';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { hasPods } from './parts/selection/populated';
import { violation } from './parts/violation';

/**
 * Fields: NetworkPolicy: spec.podSelector
 * Allowed: selectors of at least one pod of the app in the namespace. An empty one is for pods to come too: it is judged
 * only in apps that have pods, all of them elsewhere.
 */
export const networkPolicyTargetsExistingPod: Rule = {
  id: 'network-policy-targets-existing-pod',
  summary: 'NetworkPolicies select pods of the app',
  why: 'The policy keeps nothing from anybody, and the pods that it was written for are as open as before.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['dangling-networkpolicy'], kubeScore: ['networkpolicy-targets-pod'], kubescape: ['C-0299'] },
  standards: { owasp: 'K07' },
  kinds: [NETWORK_POLICY],
  wholeApp: true,
  check: (resource, { app }) => {
    const { namespace, spec } = resource;
    if (podsOfPolicy(app, resource).length > 0 || (isEmptySelector(spec.podSelector) && !hasPods(app))) {
      return [];
    }
    const fault = `must match the labels of pods that the app has in ${namespaceText(namespace)}`;
    return [violation(objectTarget(resource), ['spec', 'podSelector'], fault)];
  },
};
