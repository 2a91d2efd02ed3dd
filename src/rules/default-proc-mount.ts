import { inForce } from '../policy/context';
import { podRule } from '../policy/rule';
import { unmaskedProcViolations } from './parts/proc-mount';

/** Before, the baseline level asks for the same. */
const VERSIONS = [{ since: 35 }];

/**
 * Fields: containers, init and ephemeral: securityContext.procMount
 * Allowed: absent, Default; before 1.35 anything
 */
export const defaultProcMount = podRule({
  id: 'default-proc-mount',
  summary: 'containers see /proc masked, also in a user namespace',
  standards: { podSecurity: { level: 'restricted', check: 'procMount_restricted' } },
  check: (pod, context) => (inForce(VERSIONS, context) ? unmaskedProcViolations(pod) : []),
});
