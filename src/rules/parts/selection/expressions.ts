import { fieldOf, isAbsent, listIn, Path, valueAt } from '../../../manifest/json';
import { labelValueFault, qualifiedNameFault, stringFault } from '../../../manifest/name';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/** What is wrong with the expressions of a LabelSelector. Its plain labels are judged where labels are. */
export function expressionViolations(target: Target, selector: Path): Violation[] {
  return listIn(valueAt(target.spec, selector), 'matchExpressions').flatMap((expression, index) => {
    const path = [...selector, 'matchExpressions', index];
    const key = fieldOf(expression, 'key');
    const fault = stringFault(key) ?? qualifiedNameFault(String(key));
    return [
      ...(fault ? [violation(target, [...path, 'key'], fault)] : []),
      ...valueViolations(target, path, fieldOf(expression, 'operator')),
    ];
  });
}

const WITH_VALUES: readonly unknown[] = ['In', 'NotIn'];
const WITHOUT_VALUES: readonly unknown[] = ['Exists', 'DoesNotExist'];

function valueViolations(target: Target, path: Path, operator: unknown): Violation[] {
  const written = valueAt(target.spec, [...path, 'values']);
  const values = Array.isArray(written) ? (written as unknown[]) : [];
  if (WITHOUT_VALUES.includes(operator)) {
    return values.length > 0
      ? [violation(target, [...path, 'values'], `must be left out beside operator "${String(operator)}"`)]
      : [];
  }
  if (!WITH_VALUES.includes(operator)) {
    return [violation(target, [...path, 'operator'], 'must be "In", "NotIn", "Exists" or "DoesNotExist"')];
  }
  if (values.length === 0) {
    return [violation(target, [...path, 'values'], `must have a value for operator "${String(operator)}"`)];
  }
  return values.flatMap((value, index) => {
    const fault = isAbsent(value) ? undefined : labelValueFault(value); // null is read as an empty string
    return fault ? [violation(target, [...path, 'values', index], fault)] : [];
  });
}
