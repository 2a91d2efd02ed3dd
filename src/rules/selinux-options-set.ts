import { isObject } from '../manifest/json';
import { podRule } from '../policy/rule';
import { OPTIONAL } from '../policy/severity';
import { inheritedViolations } from './parts/inherited-violations';

/**
 * Fields: securityContext.seLinuxOptions of the pod, or of every container
 * Allowed: an object with at least one field. Judged only where a posture names it: nodes without SELinux ignore the
 * field, those with it have a type already, and OpenShift refuses pods that choose one.
 */
export const selinuxOptionsSet = podRule({
  id: 'selinux-options-set',
  summary: 'containers name their SELinux type',
  why: 'On a node whose SELinux has no type for containers, nothing but the container runtime keeps them from files of the node.',
  severity: OPTIONAL,
  scanners: { kubescape: ['C-0211'] },
  standards: { owasp: 'K01', cis: ['5.7.3'] },
  check: (pod) =>
    pod.isWindows
      ? []
      : inheritedViolations(pod, {
          path: ['seLinuxOptions'],
          isMet: (options) => isObject(options) && Object.keys(options).length > 0,
          fault: 'must name a type',
          write: { type: 'container_t' },
        }),
});
