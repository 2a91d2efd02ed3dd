import { isAbsent, Path, valueAt } from '../../manifest/json';
import type { Target } from '../../policy/fixer';
import type { Violation } from '../../policy/rule';

/** A violation that is about more than the value of one field, so that its message says all by itself. */
export function statement(target: Target, path: Path, message: string): Violation {
  const seen = valueAt(target.spec, path);
  const at = [...target.path, ...path];
  return isAbsent(seen) ? { message, path: at } : { message, path: at, seen };
}
