import { Path, pathText } from '../../manifest/json';
import type { Violation } from '../../policy/rule';

/** A violation by the key of a label or annotation, whatever its value is. */
export function keyViolation(path: Path, fault: string): Violation {
  const key = path[path.length - 1];
  return { message: `the key "${key}" in ${pathText(path.slice(0, -1))} ${fault}`, path, seen: key };
}
