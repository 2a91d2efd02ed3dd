import type { Resource } from '../../../manifest/resource';
import { Choice, choice } from './choice';

const PROTOCOLS = 'SCTP TCP UDP';
const SECCOMP_PROFILES = 'Localhost RuntimeDefault Unconfined';

/** Fields of the pod specs of an object. */
export function podChoices({ groupKind }: Resource, targetMinor: number): readonly Choice[] {
  const { tolerated, compared } = LASTING.has(groupKind)
    ? ALWAYS_RESTARTED
    : JOBS.has(groupKind)
      ? NOT_JUDGED
      : RESTARTED;
  return targetMinor < FIRST_COMPARING ? tolerated : compared;
}

/** Fields of a container. */
export const CONTAINER_CHOICES = [
  choice('imagePullPolicy', 'Always IfNotPresent Never'),
  choice('terminationMessagePolicy', 'FallbackToLogsOnError File'),
  choice('ports.*.protocol', PROTOCOLS),
  choice('securityContext.seccompProfile.type', SECCOMP_PROFILES),
  ...['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'].map((handler) =>
    choice(`${handler}.httpGet.scheme`, 'HTTP HTTPS'),
  ),
];

const POD_CHOICES = [
  choice('dnsPolicy', 'ClusterFirst ClusterFirstWithHostNet Default None'),
  choice('preemptionPolicy', 'Never PreemptLowerPriority'),
  choice('os.name', 'linux windows'),
  choice('tolerations.*.effect', 'NoExecute NoSchedule PreferNoSchedule'),
  choice('securityContext.fsGroupChangePolicy', 'Always OnRootMismatch'),
  choice('securityContext.seccompProfile.type', SECCOMP_PROFILES),
];

/** Kinds whose pods are meant to run for good. */
const LASTING: ReadonlySet<string> = new Set([
  '/ReplicationController',
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
]);

/** Kinds whose restartPolicy is that of cronjob-restart-policy. */
const JOBS: ReadonlySet<string> = new Set(['batch/CronJob', 'batch/Job']);

/** From here on API servers know tolerations that compare numbers, where somebody has turned those on. */
const FIRST_COMPARING = 35;

// put together once, and not for each pod
const ALWAYS_RESTARTED = choicesWith([choice('restartPolicy', 'Always')]);
const RESTARTED = choicesWith([choice('restartPolicy', 'Always Never OnFailure')]);
const NOT_JUDGED = choicesWith([]);

/** Before, and from then on. */
function choicesWith(restart: readonly Choice[]): Record<'tolerated' | 'compared', readonly Choice[]> {
  const all = [...POD_CHOICES, ...restart];
  return {
    tolerated: [...all, choice('tolerations.*.operator', 'Equal Exists')],
    compared: [...all, choice('tolerations.*.operator', 'Equal Exists Gt Lt')],
  };
}
