import { isAbsent } from '../../manifest/json';
import type { Pod } from '../../manifest/pod';
import type { Violation } from '../../policy/rule';
import { heirsOf } from './inherited';
import { violation } from './violation';

/** Up to here, ids are taken by the users and groups of nodes. */
const HIGHEST_OF_NODES = 10000;

/**
 * Where a user or group id may be one of the node: on the pod or container that says so, and on each container for which
 * nobody says anything. An id of the pod that no container inherits does not count.
 *
 * @param wanted the id of the posture, which is allowed whatever it is
 */
export function highIdViolations(pod: Pod, field: 'runAsUser' | 'runAsGroup', wanted: number): Violation[] {
  if (pod.isWindows) {
    return [];
  }
  const heirs = heirsOf(pod, field);
  const onPod = isAbsent(pod.own(field)) ? heirs : heirs.length > 0 ? [pod] : [];
  const onContainers = pod.containers.filter((container) => !heirs.includes(container));
  return [...onPod, ...onContainers]
    .filter((holder) => holder.own(field) !== wanted && !isHigh(holder.own(field)))
    .map((holder) =>
      violation(holder, ['securityContext', field], `must be above ${HIGHEST_OF_NODES}`, { write: wanted }),
    );
}

function isHigh(id: unknown): boolean {
  return typeof id === 'number' && id > HIGHEST_OF_NODES;
}
