import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { highIdViolations } from './parts/high-id';
import { fillInherited } from './parts/inherited';
import { isMeantAsRoot } from './parts/meant-as-root';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.runAsUser
 * Allowed: above 10000, where no user of a node has its id; the posture's own
 * Not on Windows, which has no user ids.
 *
 * Fix: the posture's user id, for containers that are not meant to run as root. Behavioural: files of the image that
 * belong to another user may be out of reach, and the user may have no name and no home directory. Shows as "permission
 * denied", or as "no such user" or "cannot find name for user ID".
 */
export const highUserId: Rule = {
  id: 'high-user-id',
  summary: 'containers run as a user that no node has',
  why: 'A low user id is often that of a user on the node; on a mounted path of the node, or once out of its container, a process may do to files what that user may.',
  severity: HARDENING,
  scanners: { kubeScore: ['container-security-context-user-group-id'], trivy: ['KSV-0020'], checkov: ['CKV_K8S_40'] },
  standards: { owasp: 'K01', cis: ['5.7.3'] },
  podsOnly: true,
  check: (resource, { parameters }) =>
    resource.pods.flatMap((pod) => highIdViolations(pod, 'runAsUser', parameters.userId)),
  fix: (resource, fixer, { parameters }) =>
    fillInherited(resource, fixer, 'runAsUser', (container) =>
      container.pod.isWindows || isMeantAsRoot(container)
        ? undefined
        : { value: parameters.userId, effect: 'behavioural' },
    ),
};
