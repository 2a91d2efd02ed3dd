import { fieldOf, isAbsent, listIn, Path, stringIn } from '../../manifest/json';
import type { Resource } from '../../manifest/resource';
import type { Target } from '../../policy/fixer';
import { objectTarget } from './object-target';

/** A path of the node that an object brings into containers. */
export interface HostPath {
  readonly target: Target;
  /** The field that names it, from the target. */
  readonly field: Path;
  /** Without a slash at the end, and with one between its parts. */
  readonly path: string;
}

/** The kind that has paths of nodes although it makes no pods. */
export const PERSISTENT_VOLUME = '/PersistentVolume';

/** The paths of the node in the volumes of pods, and that of a PersistentVolume, which pods get without naming it. */
export function hostPathsOf(resource: Resource): HostPath[] {
  const found: HostPath[] = [];
  const add = (target: Target, field: Path, source: unknown) => {
    const path = stringIn(source, 'path');
    if (path) {
      found.push({ target, field, path: plainPath(path) });
    }
  };
  if (resource.groupKind === PERSISTENT_VOLUME) {
    for (const type of ['hostPath', 'local']) {
      add(objectTarget(resource), ['spec', type, 'path'], fieldOf(resource.spec, type));
    }
  }
  for (const pod of resource.pods) {
    listIn(pod.spec, 'volumes').forEach((volume, index) => {
      const source = fieldOf(volume, 'hostPath');
      if (!isAbsent(source)) {
        add(pod, ['volumes', index, 'hostPath', 'path'], source);
      }
    });
  }
  return found;
}

/** A path as two spellings of it are compared. The API server takes none with `..`. */
export function plainPath(path: string): string {
  return `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`;
}
