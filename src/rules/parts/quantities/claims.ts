import { listIn, objectIn, Path, valueAt } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import type { Resource } from '../../../manifest/resource';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { amountAt, amountViolations } from './amount';

const STORAGE: Path = ['resources', 'requests', 'storage'];

/** The kinds that claim storage beside what pods do. */
export const CLAIMING_KINDS: readonly string[] = ['/PersistentVolumeClaim', 'apps/StatefulSet'];

/** What is wrong with the storage that an object claims itself. */
export function claimViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  switch (resource.groupKind) {
    case '/PersistentVolumeClaim':
      return storageViolations(target, ['spec']);
    case 'apps/StatefulSet':
      return listIn(resource.spec, 'volumeClaimTemplates').flatMap((_, index) =>
        unreadable(target, ['spec', 'volumeClaimTemplates', index, 'spec', ...STORAGE]),
      );
    default:
      return [];
  }
}

/** What is wrong with the sizes of a pod's volumes. */
export function volumeViolations(pod: Pod): Violation[] {
  return listIn(pod.spec, 'volumes').flatMap((volume, index) => {
    const claim = objectIn(objectIn(volume, 'ephemeral'), 'volumeClaimTemplate');
    const found = amountViolations(pod, ['volumes', index, 'emptyDir', 'sizeLimit']);
    return claim
      ? [...found, ...storageViolations(pod, ['volumes', index, 'ephemeral', 'volumeClaimTemplate', 'spec'])]
      : found;
  });
}

function storageViolations(target: Target, spec: Path): Violation[] {
  const path = [...spec, ...STORAGE];
  const found = amountViolations(target, path);
  return found.length > 0 || Number(amountAt(target, path)) > 0
    ? found
    : [violation(target, path, 'must be set above 0, e.g. "1Gi"')];
}

/** Older API servers take any quantity in the claims of a StatefulSet, but a quantity it must be. */
function unreadable(target: Target, path: Path): Violation[] {
  const value = valueAt(target.spec, path);
  return value !== null && amountAt(target, path) === undefined ? amountViolations(target, path) : [];
}
