import { fieldOf } from '../../manifest/json';
import type { Pod } from '../../manifest/pod';
import { Context, inForce } from '../../policy/context';

const RELAXED = [{ since: 35 }];

/**
 * Whether a pod has its own user namespace and the target version trusts that: root in there is nobody outside.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
 */
export function isIsolatedUser(pod: Pod, context: Context): boolean {
  return fieldOf(pod.spec, 'hostUsers') === false && inForce(RELAXED, context) !== undefined;
}
