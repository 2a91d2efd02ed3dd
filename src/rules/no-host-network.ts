import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: hostNetwork
 * Allowed: absent, false
 */
export const noHostNetwork = podRule({
  id: 'no-host-network',
  summary: 'pods do not share the network of their node',
  why: 'Processes use the network of the node: they reach what listens only on its loopback, can listen in on other pods, and most network plugins apply no NetworkPolicy to them.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['host-network'],
    polaris: ['hostNetworkSet'],
    trivy: ['KSV-0009'],
    checkov: ['CKV_K8S_19'],
    kubescape: ['C-0041'],
    kyverno: ['disallow-host-namespaces'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'hostNamespaces' }, cis: ['5.2.5'], nsa: true },
  onlyWith: ['hostNetwork'],
  check: (pod) =>
    fieldOf(pod.spec, 'hostNetwork') === true
      ? [violation(pod, ['hostNetwork'], 'must be false', { write: false })]
      : [],
});
