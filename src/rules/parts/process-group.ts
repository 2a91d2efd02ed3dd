import type { Container } from '../../manifest/container';
import { isAbsent } from '../../manifest/json';
import type { Pod } from '../../manifest/pod';
import type { Context } from '../../policy/context';
import { heirsOf } from './inherited';
import { isMeantAsRoot } from './meant-as-root';

/**
 * The group that a process should have which has none: the number of its user, as images do it, and the posture's group
 * with the posture's user. None for root, whose group does not keep it from anything.
 */
export function processGroupOf(container: Container, { parameters }: Context): number | undefined {
  if (isMeantAsRoot(container)) {
    return undefined;
  }
  const user = container.effective('runAsUser');
  return typeof user === 'number' && user !== parameters.userId ? user : parameters.groupId;
}

/** The group that files in volumes should have: the pod's, or the one that the pod will have. None if all run as root. */
export function volumeGroupOf(pod: Pod, context: Context): number | undefined {
  if (pod.containers.every(isMeantAsRoot)) {
    return undefined; // it can use all files as they are, and some programs refuse a directory that a group may read
  }
  const own = pod.own('runAsGroup');
  if (typeof own === 'number' && own > 0) {
    return own;
  }
  const [group, ...others] = isAbsent(own)
    ? heirsOf(pod, 'runAsGroup').map((heir) => processGroupOf(heir, context))
    : [];
  return group !== undefined && others.every((other) => other === group) ? group : context.parameters.groupId;
}
