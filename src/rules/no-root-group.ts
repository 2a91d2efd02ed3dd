import type { Container } from '../manifest/container';
import { listIn, objectIn, Path } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { podRule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: pod: securityContext.runAsGroup, securityContext.fsGroup, securityContext.supplementalGroups; containers,
 * init and ephemeral: securityContext.runAsGroup
 * Allowed: above 0. Whether a group is named at all is what high-group-id looks at.
 */
export const noRootGroup = podRule({
  id: 'no-root-group',
  summary: 'containers are not in the group of root',
  why: 'Files of root are mostly open to its group, in images and in volumes that other pods have written to.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0116'], kubescape: ['C-0013', 'C-0211'], kyverno: ['require-non-root-groups'] },
  standards: { owasp: 'K01', cis: ['5.2.7'], nsa: true },
  onlyWith: ['fsGroup', 'runAsGroup', 'supplementalGroups'],
  check: (pod) =>
    pod.isWindows
      ? []
      : [
          ...[pod, ...pod.containers].flatMap((holder) => rootAt(holder, ['runAsGroup'], holder.own('runAsGroup'))),
          ...rootAt(pod, ['fsGroup'], pod.own('fsGroup')),
          ...listIn(objectIn(pod.spec, 'securityContext'), 'supplementalGroups').flatMap((group, index) =>
            rootAt(pod, ['supplementalGroups', index], group),
          ),
        ],
});

function rootAt(holder: Pod | Container, path: Path, group: unknown): Violation[] {
  return group === 0 ? [violation(holder, ['securityContext', ...path], 'must be above 0')] : [];
}
