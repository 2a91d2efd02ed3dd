import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { unmaskedProcViolations } from './parts/proc-mount';
import { isIsolatedUser } from './parts/user-namespace';

/**
 * Fields: containers, init and ephemeral: securityContext.procMount
 * Allowed: absent, Default; since 1.35 anything in a pod with hostUsers: false
 */
export const noUnmaskedProcMount = podRule({
  id: 'no-unmasked-proc-mount',
  summary: 'containers do not see the parts of /proc that tell about their node',
  why: 'Runtimes hide /proc/kcore and /proc/keys, and make /proc/sys and /proc/sysrq-trigger read-only; unmasked, root in the container can read the memory of the kernel and reset its node.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['unsafe-proc-mount'],
    polaris: ['procMount'],
    trivy: ['KSV-0027'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-proc-mount'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'procMount' } },
  onlyWith: ['procMount'],
  check: (pod, context) => (isIsolatedUser(pod, context) ? [] : unmaskedProcViolations(pod)),
});
