import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { highIdViolations } from './parts/high-id';
import { fillInherited } from './parts/inherited';
import { processGroupOf } from './parts/process-group';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.runAsGroup
 * Allowed: above 10000, where no group of a node has its id; the posture's own
 * Not on Windows, which has no group ids.
 *
 * Fix: where a user id is written, the same number, as images do it; else the posture's group id. Not for containers that
 * are meant to run as root. Behavioural: without it the group is root's or the image's, so files that only this group
 * may use are out of reach. Shows as "permission denied".
 */
export const highGroupId: Rule = {
  id: 'high-group-id',
  summary: 'containers run as a group that no node has',
  why: 'A low group id is often that of a group on the node, such as disk or docker; on a mounted path of the node, or once out of its container, a process has what that group has.',
  severity: HARDENING,
  scanners: { kubeScore: ['container-security-context-user-group-id'], trivy: ['KSV-0021'] },
  standards: { owasp: 'K01', cis: ['5.7.3'] },
  podsOnly: true,
  check: (resource, { parameters }) =>
    resource.pods.flatMap((pod) => highIdViolations(pod, 'runAsGroup', parameters.groupId)),
  fix: (resource, fixer, context) =>
    fillInherited(resource, fixer, 'runAsGroup', (container) => {
      const group = container.pod.isWindows ? undefined : processGroupOf(container, context);
      return group === undefined ? undefined : { value: group, effect: 'behavioural' };
    }),
};
