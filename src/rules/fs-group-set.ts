import { isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { isServedByKnative } from './parts/long-running';
import { volumeGroupOf } from './parts/process-group';
import { violation } from './parts/violation';

/**
 * Fields: pod: securityContext.fsGroup, fsGroupChangePolicy
 * Allowed: any group, any policy
 * Not on Windows, which has no group ids.
 *
 * Fix: the group of the pod, else the posture's; OnRootMismatch. Not where all containers are meant to run as root.
 * Behavioural: files in volumes become the group's, readable and writable for it. A large volume is slow to mount the
 * first time (the pod stays in ContainerCreating), and programs that refuse files which a group may read (PostgreSQL,
 * ssh) say so and stop.
 */
export const fsGroupSet: Rule = {
  id: 'fs-group-set',
  summary: 'files in volumes belong to the group of the pod',
  why: 'New volumes mostly belong to root, so a process that is not root cannot write to them. Without OnRootMismatch, the kubelet changes the group of every file at each mount.',
  severity: HARDENING,
  scanners: { kubescape: ['C-0211'] },
  standards: { owasp: 'K01', cis: ['5.7.3'] },
  podsOnly: true,
  check: (resource, { parameters }) =>
    resource.pods
      .filter((pod) => !pod.isWindows)
      .flatMap((pod) =>
        Object.entries({ fsGroup: parameters.groupId, fsGroupChangePolicy: 'OnRootMismatch' })
          .filter(([field]) => isAbsent(pod.own(field)))
          .map(([field, write]) => violation(pod, ['securityContext', field], 'must be set', { write })),
      ),
  fix: (resource, fixer, context) => {
    // Knative refuses a security context there unless its administrator has allowed it
    for (const pod of isServedByKnative(resource) ? [] : resource.pods) {
      const group = volumeGroupOf(pod, context);
      if (!pod.isWindows && (group !== undefined || !isAbsent(pod.own('fsGroup')))) {
        fixer.within('behavioural', () => {
          fixer.fill(pod, ['securityContext', 'fsGroup'], group);
          fixer.fill(pod, ['securityContext', 'fsGroupChangePolicy'], 'OnRootMismatch');
        });
      }
    }
  },
};
