import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.windowsOptions.hostProcess
 * Allowed: absent, false
 */
export const noWindowsHostProcess = podRule({
  id: 'no-windows-host-process',
  summary: 'Windows containers are no processes of their node',
  why: 'A HostProcess container is a process of the Windows node, with its network, its files and the rights of the account that it names, up to SYSTEM.',
  severity: DANGEROUS,
  scanners: {
    polaris: ['hostProcess'],
    trivy: ['KSV-0103'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-host-process'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'windowsHostProcess' }, cis: ['5.2.11'] },
  onlyWith: ['hostProcess'],
  check: (pod) =>
    [pod, ...pod.containers]
      .filter((holder) => fieldOf(holder.own('windowsOptions'), 'hostProcess') === true)
      .map((holder) =>
        violation(holder, ['securityContext', 'windowsOptions', 'hostProcess'], 'must be false', { write: false }),
      ),
});
