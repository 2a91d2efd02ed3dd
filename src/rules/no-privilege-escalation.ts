import { containerRule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: securityContext.allowPrivilegeEscalation
 * Allowed: false
 * Not on Windows, which does not know it.
 *
 * Fix: false. Behavioural: programs with the set-user-ID bit (sudo, ping, su) and with file capabilities get no more
 * rights than who starts them, and say "operation not permitted" or "effective uid is not 0". Not beside privileged or
 * CAP_SYS_ADMIN, where the API server refuses it, nor beside SYS_ADMIN, which is meant to be used.
 */
export const noPrivilegeEscalation = containerRule({
  id: 'no-privilege-escalation',
  summary: 'processes cannot gain more privileges than they were started with',
  why: 'A program of the image with the set-user-ID bit or file capabilities, such as sudo, gives a process that is not root the rights of root in the container.',
  severity: RESTRICTED,
  scanners: {
    kubeLinter: ['privilege-escalation-container'],
    polaris: ['privilegeEscalationAllowed'],
    trivy: ['KSV-0001'],
    checkov: ['CKV_K8S_20'],
    kubescape: ['C-0016', 'C-0211'],
    kyverno: ['disallow-privilege-escalation'],
  },
  standards: {
    owasp: 'K01',
    podSecurity: { level: 'restricted', check: 'allowPrivilegeEscalation' },
    cis: ['5.2.6'],
    nsa: true,
  },
  check: (container) => {
    if (container.pod.osName === 'windows' || container.own('allowPrivilegeEscalation') === false) {
      return [];
    }
    const path = ['securityContext', 'allowPrivilegeEscalation'];
    return container.needsEscalation
      ? [violation(container, path, 'must be false, and privileged and SYS_ADMIN left out')]
      : [violation(container, path, 'must be false', { write: false })];
  },
  effect: 'behavioural',
  fix: (container, fixer) => {
    if (!container.pod.isWindows && !container.needsEscalation) {
      fixer.fill(container, ['securityContext', 'allowPrivilegeEscalation'], false);
    }
  },
});
