import { isAbsent } from '../manifest/json';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { confines } from './parts/seccomp-profile';
import { violation } from './parts/violation';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.seccompProfile.type
 * Allowed: absent, RuntimeDefault, Localhost
 */
export const seccompNotUnconfined = podRule({
  id: 'seccomp-not-unconfined',
  summary: 'seccomp is not turned off',
  why: 'Unconfined takes the filter away even where the kubelet would apply one: the process may make any system call, also those by which kernels have been broken.',
  severity: DANGEROUS,
  scanners: { trivy: ['KSV-0104'], kyverno: ['restrict-seccomp'] },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'seccompProfile_baseline' }, cis: ['5.7.2'] },
  onlyWith: ['seccompProfile'],
  check: (pod) =>
    [pod, ...pod.containers]
      .filter((holder) => !isAbsent(holder.own('seccompProfile')) && !confines(holder.own('seccompProfile')))
      .map((holder) =>
        violation(holder, ['securityContext', 'seccompProfile', 'type'], 'must be "RuntimeDefault" or "Localhost"', {
          write: 'RuntimeDefault',
        }),
      ),
});
