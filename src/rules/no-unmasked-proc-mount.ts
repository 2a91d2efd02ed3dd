import { podRule } from '../policy/rule';
import { unmaskedProcViolations } from './parts/proc-mount';
import { isIsolatedUser } from './parts/user-namespace';

/**
 * Fields: containers, init and ephemeral: securityContext.procMount
 * Allowed: absent, Default; since 1.35 anything in a pod with hostUsers: false
 */
export const noUnmaskedProcMount = podRule({
  id: 'no-unmasked-proc-mount',
  summary: 'containers do not see the parts of /proc that tell about their node',
  standards: { podSecurity: { level: 'baseline', check: 'procMount' } },
  check: (pod, context) => (isIsolatedUser(pod, context) ? [] : unmaskedProcViolations(pod)),
});
