import { isBuiltInGroup } from '../manifest/api-group';
import type { Container } from '../manifest/container';
import { isObject, listIn, objectIn, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: volumeMounts: name, volumeDevices: name
 * Allowed: names of volumes of the pod, and of claim templates of a StatefulSet. Controllers of custom kinds may add
 * volumes themselves.
 */
export const volumesExist: Rule = {
  id: 'volumes-exist',
  summary: 'containers mount volumes that their pod has',
  why: 'The API server refuses the object; an older one takes a StatefulSet, and refuses each of its pods.',
  severity: REFUSED,
  podsOnly: true,
  onlyWith: ['volumeDevices', 'volumeMounts'],
  check: (resource) =>
    isBuiltInGroup(resource.group) ? resource.pods.flatMap((pod) => violationsOf(pod, resource)) : [],
};

const MOUNTS = ['volumeMounts', 'volumeDevices'] as const;

function violationsOf(pod: Pod, resource: Resource): Violation[] {
  const mounting = pod.containers.filter(({ spec }) => MOUNTS.some((list) => listIn(spec, list).length > 0));
  if (mounting.length === 0) {
    return [];
  }
  const volumes = volumesOf(pod, resource);
  return mounting.flatMap((container) => MOUNTS.flatMap((list) => missingIn(container, list, volumes)));
}

function volumesOf(pod: Pod, resource: Resource): ReadonlySet<string> {
  const names = new Set<string>();
  for (const volume of pod.volumes) {
    names.add(stringIn(volume, 'name') ?? '');
  }
  if (resource.groupKind === 'apps/StatefulSet') {
    for (const claim of listIn(resource.spec, 'volumeClaimTemplates')) {
      names.add(stringIn(objectIn(claim, 'metadata'), 'name') ?? '');
    }
  }
  names.delete('');
  return names;
}

function missingIn(container: Container, list: string, volumes: ReadonlySet<string>): Violation[] {
  return listIn(container.spec, list).flatMap((mount, index) => {
    return !isObject(mount) || volumes.has(stringIn(mount, 'name') ?? '')
      ? []
      : [violation(container, [list, index, 'name'], 'must be the name of a volume of the pod')];
  });
}
