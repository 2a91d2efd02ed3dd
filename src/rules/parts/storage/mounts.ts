import type { Container } from '../../../manifest/container';
import { listIn, stringIn } from '../../../manifest/json';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

const PARTS = ['subPath', 'subPathExpr'] as const;

/** What is wrong with where a container mounts volumes, and with the parts of them that it mounts. */
export function mountViolations(container: Container): Violation[] {
  return listIn(container.spec, 'volumeMounts').flatMap((mount, index) => {
    const path = ['volumeMounts', index];
    const parts = PARTS.filter((part) => stringIn(mount, part));
    return [
      ...(stringIn(mount, 'mountPath') ? [] : [violation(container, [...path, 'mountPath'], 'must be set')]),
      ...parts
        .filter((part) => leadsOut(stringIn(mount, part)!))
        .map((part) =>
          violation(container, [...path, part], 'must lead down from the directory of the volume, e.g. "data"'),
        ),
      ...(parts.length > 1 ? [violation(container, [...path, 'subPathExpr'], 'must be left out beside subPath')] : []),
    ];
  });
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.split('/').includes('..');
}
