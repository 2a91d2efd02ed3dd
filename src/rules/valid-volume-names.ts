import { isBuiltInGroup } from '../manifest/api-group';
import { isAbsent, isObject, listIn } from '../manifest/json';
import { dnsLabelFault, stringFault } from '../manifest/name';
import type { Pod } from '../manifest/pod';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { duplicate } from './parts/duplicate';
import { violation } from './parts/violation';

/**
 * Fields: volumes: name
 * Allowed: a DNS label that no other volume of the pod has
 */
export const validVolumeNames: Rule = {
  id: 'valid-volume-names',
  summary: 'volumes have names that the API server takes, each its own',
  why: 'The API server refuses the pod, whose mounts could not tell which volume they mean.',
  severity: REFUSED,
  podsOnly: true,
  onlyWith: ['volumes'],
  check: (resource) => resource.pods.flatMap((pod) => violationsOf(pod, isBuiltInGroup(resource.group))),
};

function violationsOf(pod: Pod, required: boolean): Violation[] {
  const volumes = listIn(pod.spec, 'volumes');
  if (volumes.length === 0) {
    return [];
  }
  const first = new Map<string, number>();
  return volumes.flatMap((volume, index): Violation[] => {
    if (!isObject(volume)) {
      return [];
    }
    const { name } = volume;
    const path = ['volumes', index, 'name'];
    if (isAbsent(name) || name === '') {
      return required ? [violation(pod, path, 'must be set')] : [];
    }
    const fault = typeof name === 'string' ? dnsLabelFault(name) : stringFault(name);
    if (fault || typeof name !== 'string') {
      return fault ? [violation(pod, path, fault)] : [];
    }
    const earlier = first.get(name);
    if (earlier !== undefined) {
      return [duplicate(pod, path, `volumes[${earlier}]`)];
    }
    first.set(name, index);
    return [];
  });
}
