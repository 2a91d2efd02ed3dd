import { containerRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: securityContext.allowPrivilegeEscalation
 * Allowed: false
 * Not on Windows, which does not know it.
 *
 * Fix: false. Behavioural: programs with the set-user-ID bit (sudo, ping, su) and with file capabilities get no more
 * rights than who starts them, and say "operation not permitted" or "effective uid is not 0". Not beside privileged or
 * SYS_ADMIN, where the API server refuses it.
 */
export const noPrivilegeEscalation = containerRule({
  id: 'no-privilege-escalation',
  summary: 'processes cannot gain more privileges than they were started with',
  standards: { podSecurity: { level: 'restricted', check: 'allowPrivilegeEscalation' }, cis: ['5.2.6'], nsa: true },
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
