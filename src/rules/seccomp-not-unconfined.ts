import { isAbsent } from '../manifest/json';
import { podRule } from '../policy/rule';
import { confines } from './parts/seccomp-profile';
import { violation } from './parts/violation';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.seccompProfile.type
 * Allowed: absent, RuntimeDefault, Localhost
 */
export const seccompNotUnconfined = podRule({
  id: 'seccomp-not-unconfined',
  summary: 'seccomp is not turned off',
  standards: { podSecurity: { level: 'baseline', check: 'seccompProfile_baseline' }, cis: ['5.7.2'] },
  check: (pod) =>
    [pod, ...pod.containers]
      .filter((holder) => !isAbsent(holder.own('seccompProfile')) && !confines(holder.own('seccompProfile')))
      .map((holder) =>
        violation(holder, ['securityContext', 'seccompProfile', 'type'], 'must be "RuntimeDefault" or "Localhost"', {
          write: 'RuntimeDefault',
        }),
      ),
});
