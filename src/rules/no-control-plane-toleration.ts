import { fieldOf, isAbsent, isObject, JsonObject, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

const CONTROL_PLANE: ReadonlySet<unknown> = new Set([
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
]);

const DAEMON_SETS: ReadonlySet<string> = new Set(['apps/DaemonSet', 'extensions/DaemonSet']);

/**
 * Fields: tolerations
 * Allowed: those that match no taint of the control plane. DaemonSets are left out, as agents must run on every node.
 */
export const noControlPlaneToleration: Rule = {
  id: 'no-control-plane-toleration',
  summary: 'pods do not run on nodes of the control plane',
  why: 'A container that breaks out there stands beside etcd and the keys of the cluster, and one that uses up the node stops the API server.',
  severity: HARDENING,
  scanners: { kyverno: ['restrict-controlplane-scheduling'] },
  standards: { owasp: 'K01' },
  podsOnly: true,
  onlyWith: ['tolerations'],
  check: (resource) =>
    DAEMON_SETS.has(resource.groupKind)
      ? []
      : resource.pods.flatMap((pod) =>
          listIn(pod.spec, 'tolerations').flatMap((toleration, index) =>
            isObject(toleration) && toleratesControlPlane(toleration)
              ? [violation(pod, ['tolerations', index], 'must match no taint of the control plane')]
              : [],
          ),
        ),
};

function toleratesControlPlane(toleration: JsonObject): boolean {
  const key = fieldOf(toleration, 'key');
  const effect = fieldOf(toleration, 'effect');
  const everyKey = (isAbsent(key) || key === '') && toleration.operator === 'Exists';
  // the taint keeps pods from being scheduled; it does not remove them
  const schedules = isAbsent(effect) || effect === '' || effect === 'NoSchedule';
  return schedules && (everyKey || CONTROL_PLANE.has(key));
}
