import type { Container } from '../manifest/container';
import { listIn, stringIn } from '../manifest/json';
import { containerRule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { duplicate } from './parts/duplicate';

/**
 * Fields: containers, init and ephemeral: volumeMounts: mountPath, volumeDevices: devicePath
 * Allowed: each path once, as it is written
 */
export const uniqueMountPaths = containerRule({
  id: 'unique-mount-paths',
  summary: 'containers mount one volume at a path',
  why: 'The API server refuses the pod, as one of the two volumes would hide the other.',
  severity: REFUSED,
  onlyWith: ['volumeDevices', 'volumeMounts'],
  check: (container) => {
    const mounts = listIn(container.spec, 'volumeMounts');
    const devices = listIn(container.spec, 'volumeDevices');
    if (mounts.length + devices.length < 2) {
      return [];
    }
    const first = new Map<string, string>();
    return [
      ...duplicatesIn(container, mounts, ['volumeMounts', 'mountPath'], first),
      ...duplicatesIn(container, devices, ['volumeDevices', 'devicePath'], first),
    ];
  },
});

function duplicatesIn(
  container: Container,
  mounts: readonly unknown[],
  [list, field]: readonly [string, string],
  first: Map<string, string>,
): Violation[] {
  return mounts.flatMap((mount, index): Violation[] => {
    const path = stringIn(mount, field);
    const earlier = path ? first.get(path) : undefined;
    if (path && earlier === undefined) {
      first.set(path, `${list}[${index}]`);
    }
    return earlier === undefined ? [] : [duplicate(container, [list, index, field], earlier)];
  });
}
