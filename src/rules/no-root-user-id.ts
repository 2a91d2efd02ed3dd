import { podRule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
import { isIsolatedUser } from './parts/user-namespace';
import { violation } from './parts/violation';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.runAsUser
 * Allowed: absent, above 0; since 1.35 anything in a pod with hostUsers: false
 */
export const noRootUserId = podRule({
  id: 'no-root-user-id',
  summary: 'no user id is that of root',
  why: 'Without a user namespace of its own, user 0 of a pod is also user 0 of the node: whatever lets a process out, a bug of the kernel or a mounted path, gives it all rights there.',
  severity: RESTRICTED,
  scanners: {
    kubeLinter: ['run-as-non-root'],
    trivy: ['KSV-0105'],
    kubescape: ['C-0013'],
    kyverno: ['require-run-as-non-root-user'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'restricted', check: 'runAsUser' }, cis: ['5.2.7'] },
  onlyWith: ['runAsUser'],
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
