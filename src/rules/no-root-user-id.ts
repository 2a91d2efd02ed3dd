import { podRule } from '../policy/rule';
import { isIsolatedUser } from './parts/user-namespace';
import { violation } from './parts/violation';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.runAsUser
 * Allowed: absent, above 0; since 1.35 anything in a pod with hostUsers: false
 */
export const noRootUserId = podRule({
  id: 'no-root-user-id',
  summary: 'no user id is that of root',
  standards: { podSecurity: { level: 'restricted', check: 'runAsUser' }, cis: ['5.2.7'] },
  check: (pod, context) =>
    isIsolatedUser(pod, context)
      ? []
      : [pod, ...pod.containers]
          .filter((holder) => holder.own('runAsUser') === 0)
          .map((holder) =>
            violation(holder, ['securityContext', 'runAsUser'], 'must be above 0', {
              write: context.parameters.userId,
            }),
          ),
});
