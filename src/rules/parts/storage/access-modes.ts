import { listIn, Path, valueAt } from '../../../manifest/json';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

const ALONE = 'ReadWriteOncePod';

/** What is wrong with the access modes of a volume or of a claim; which there are is said elsewhere. */
export function accessModeViolations(target: Target, spec: Path): Violation[] {
  const path = [...spec, 'accessModes'];
  const modes = listIn(valueAt(target.spec, spec), 'accessModes');
  if (modes.length === 0) {
    return [violation(target, path, 'must have at least one, e.g. "ReadWriteOnce"')];
  }
  return modes.includes(ALONE) && modes.some((mode) => mode !== ALONE)
    ? [violation(target, path, `must have no other beside "${ALONE}"`)]
    : [];
}
