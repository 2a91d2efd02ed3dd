import { isAbsent, Path, valueAt } from '../../../manifest/json';
import { quantityOf } from '../../../manifest/quantity';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/** The amount in a field; undefined where there is no quantity. The API server reads null as 0. */
export function amountAt(target: Target, path: Path): number | undefined {
  const value = valueAt(target.spec, path);
  return value === null ? 0 : quantityOf(value);
}

/** A field that holds something, but no amount of anything. */
export function amountViolations(target: Target, path: Path): Violation[] {
  const value = valueAt(target.spec, path);
  if (isAbsent(value)) {
    return [];
  }
  const amount = quantityOf(value);
  if (amount === undefined) {
    return [violation(target, path, 'must be a quantity, e.g. "250m" or "128Mi"')];
  }
  return amount < 0 ? [violation(target, path, 'must not be below 0')] : [];
}
