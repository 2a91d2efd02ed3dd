import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: hostIPC
 * Allowed: absent, false
 */
export const noHostIpc = podRule({
  id: 'no-host-ipc',
  summary: 'pods do not share the memory and semaphores of their node',
  why: 'The pod shares the memory segments, semaphores and message queues of its node: a process can read and change what others share there, as far as permissions let it.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['host-ipc'],
    polaris: ['hostIPCSet'],
    trivy: ['KSV-0008'],
    checkov: ['CKV_K8S_18'],
    kubescape: ['C-0038', 'C-0276'],
    kyverno: ['disallow-host-namespaces'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'hostNamespaces' }, cis: ['5.2.4'], nsa: true },
  onlyWith: ['hostIPC'],
  check: (pod) =>
    fieldOf(pod.spec, 'hostIPC') === true ? [violation(pod, ['hostIPC'], 'must be false', { write: false })] : [],
});
