import { isolationOf } from '../network/isolation';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { statement } from './parts/statement';

/**
 * Fields: NetworkPolicy: spec.policyTypes, spec.egress, of those that select a pod
 * Allowed: together, both directions. Without policyTypes a policy is for ingress, and for egress if it has such rules.
 */
export const networkPolicyIngressAndEgress: Rule = {
  id: 'network-policy-ingress-and-egress',
  summary: 'the NetworkPolicies of a pod are for both directions',
  why: 'In the direction that no policy is for, everything is allowed: whoever gets into the pod can send its data anywhere, or anybody can ask it.',
  severity: HARDENING,
  scanners: { kubeScore: ['pod-networkpolicy'], polaris: ['missingNetworkPolicy'], kubescape: ['C-0030'] },
  standards: { owasp: 'K07', cis: ['5.3.2'], nsa: true },
  podsOnly: true,
  wholeApp: true,
  check: ({ pods }, { app }) => {
    const found: Violation[] = [];
    for (const pod of pods) {
      const isolation = isolationOf(app, pod);
      if (isolation && !(isolation.ingress && isolation.egress)) {
        const [has, lacks] = isolation.ingress ? ['Ingress', 'Egress'] : ['Egress', 'Ingress'];
        const target = { spec: pod.template, path: pod.templatePath };
        const message = `NetworkPolicies select the pods for ${has} only; add "${lacks}" to the policyTypes of one`;
        found.push(statement(target, ['metadata', 'labels'], message));
      }
    }
    return found;
  },
};
