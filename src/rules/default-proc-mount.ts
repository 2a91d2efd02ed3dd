import { inForce } from '../policy/context';
import { podRule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
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
  why: 'An unmasked /proc opens what runtimes hide, such as /proc/kcore and /proc/sysrq-trigger, so that the user namespace is all that stands between the process and the kernel.',
  severity: RESTRICTED,
  scanners: {
    kubeLinter: ['unsafe-proc-mount'],
    polaris: ['procMount'],
    trivy: ['KSV-0027'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-proc-mount'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'restricted', check: 'procMount_restricted' } },
  onlyWith: ['procMount'],
  check: (pod, context) => (inForce(VERSIONS, context) ? unmaskedProcViolations(pod) : []),
});
