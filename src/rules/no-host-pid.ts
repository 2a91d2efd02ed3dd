import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: hostPID
 * Allowed: absent, false
 */
export const noHostPid = podRule({
  id: 'no-host-pid',
  summary: 'pods do not share the process ids of their node',
  why: 'Processes see every process of the node and its command line; as root, they also signal them and read their environments, secrets included.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['host-pid'],
    polaris: ['hostPIDSet'],
    trivy: ['KSV-0010'],
    checkov: ['CKV_K8S_17'],
    kubescape: ['C-0038', 'C-0275'],
    kyverno: ['disallow-host-namespaces'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'hostNamespaces' }, cis: ['5.2.3'], nsa: true },
  onlyWith: ['hostPID'],
  check: (pod) =>
    fieldOf(pod.spec, 'hostPID') === true ? [violation(pod, ['hostPID'], 'must be false', { write: false })] : [],
});
