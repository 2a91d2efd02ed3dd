import { hasNodeNetwork, isolationOf } from '../network/isolation';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { statement } from './parts/statement';

/**
 * Fields: pods: the labels, which NetworkPolicies of their namespace select by
 * Allowed: any that a policy of the app selects. Pods with the network of their node are left out, as no policy reaches
 * them; so are policies of other kinds, which network plugins bring.
 */
export const networkPolicySelectsPod: Rule = {
  id: 'network-policy-selects-pod',
  summary: 'pods are selected by a NetworkPolicy',
  why: 'Every pod of the cluster can reach this one, and whoever gets into it can reach every other pod and the internet.',
  severity: HARDENING,
  scanners: {
    kubeLinter: ['non-isolated-pod'],
    kubeScore: ['pod-networkpolicy'],
    polaris: ['missingNetworkPolicy'],
    checkov: ['CKV2_K8S_6'],
    kubescape: ['C-0030', 'C-0260'],
    kyverno: ['require-network-policy'],
  },
  standards: { owasp: 'K07', cis: ['5.3.2'], nsa: true },
  podsOnly: true,
  wholeApp: true,
  check: ({ pods }, { app }) =>
    pods
      .filter((pod) => !hasNodeNetwork(pod) && !isolationOf(app, pod))
      .map(({ template, templatePath }) =>
        statement(
          { spec: template, path: templatePath },
          ['metadata', 'labels'],
          'no NetworkPolicy selects the pods; write one that says who may ask them and whom they may ask',
        ),
      ),
};
