import { fieldOf, listIn, Path, valueAt } from '../../../manifest/json';
import { dnsSubdomainFault, labelValueFault, qualifiedNameFault, stringFault } from '../../../manifest/name';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/**
 * What is wrong with a NodeSelector, of whose terms a node must meet one.
 *
 * @param takesAnyValue whether values may be such as no label has
 */
export function nodeSelectorViolations(target: Target, selector: Path, takesAnyValue: boolean): Violation[] {
  const path = [...selector, 'nodeSelectorTerms'];
  const terms = listIn(valueAt(target.spec, selector), 'nodeSelectorTerms');
  return terms.length === 0
    ? [violation(target, path, 'must have at least one term')]
    : terms.flatMap((_, index) => nodeTermViolations(target, [...path, index], takesAnyValue));
}

/** What is wrong with the expressions of a term, all of which a node must meet. */
export function nodeTermViolations(target: Target, term: Path, takesAnyValue: boolean): Violation[] {
  const value = valueAt(target.spec, term);
  return [
    ...listIn(value, 'matchExpressions').flatMap((_, index) =>
      labelViolations(target, [...term, 'matchExpressions', index], takesAnyValue),
    ),
    ...listIn(value, 'matchFields').flatMap((_, index) => fieldViolations(target, [...term, 'matchFields', index])),
  ];
}

const WITH_VALUES: readonly unknown[] = ['In', 'NotIn'];
const WITHOUT_VALUES: readonly unknown[] = ['Exists', 'DoesNotExist'];
const WITH_ONE_VALUE: readonly unknown[] = ['Gt', 'Lt'];

function labelViolations(target: Target, path: Path, takesAnyValue: boolean): Violation[] {
  const { key, operator, values } = requirementAt(target, path);
  const fault = stringFault(key) ?? qualifiedNameFault(String(key));
  const count = countFault(operator, values.length);
  return [
    ...(fault ? [violation(target, [...path, 'key'], fault)] : []),
    ...(count ? [violation(target, [...path, count.field], count.fault)] : []),
    ...(takesAnyValue ? [] : eachValue(target, path, values, labelValueFault)),
  ];
}

function countFault(operator: unknown, count: number): { field: string; fault: string } | undefined {
  const of = `operator ${JSON.stringify(operator)}`;
  if (WITH_VALUES.includes(operator)) {
    return count > 0 ? undefined : { field: 'values', fault: `must have a value for ${of}` };
  }
  if (WITHOUT_VALUES.includes(operator)) {
    return count === 0 ? undefined : { field: 'values', fault: `must be left out beside ${of}` };
  }
  if (WITH_ONE_VALUE.includes(operator)) {
    return count === 1 ? undefined : { field: 'values', fault: `must have one value for ${of}` };
  }
  return { field: 'operator', fault: 'must be "In", "NotIn", "Exists", "DoesNotExist", "Gt" or "Lt"' };
}

/** The one field of a node that can be asked for is its name. */
function fieldViolations(target: Target, path: Path): Violation[] {
  const { key, operator, values } = requirementAt(target, path);
  return [
    ...(key === 'metadata.name' ? [] : [violation(target, [...path, 'key'], 'must be "metadata.name"')]),
    ...(WITH_VALUES.includes(operator)
      ? []
      : [violation(target, [...path, 'operator'], 'must be "In" or "NotIn" for a field')]),
    ...(values.length === 1 || !WITH_VALUES.includes(operator)
      ? []
      : [violation(target, [...path, 'values'], 'must have one value for a field')]),
    ...(key === 'metadata.name'
      ? eachValue(target, path, values, (name) => stringFault(name) ?? dnsSubdomainFault(String(name)))
      : []),
  ];
}

interface Requirement {
  readonly key: unknown;
  readonly operator: unknown;
  readonly values: readonly unknown[];
}

function requirementAt(target: Target, path: Path): Requirement {
  const value = valueAt(target.spec, path);
  return { key: fieldOf(value, 'key'), operator: fieldOf(value, 'operator'), values: listIn(value, 'values') };
}

/** What is null is read as an empty string. */
function eachValue(
  target: Target,
  path: Path,
  values: readonly unknown[],
  faultOf: (value: unknown) => string | undefined,
): Violation[] {
  return values.flatMap((value, index) => {
    const fault = faultOf(value ?? '');
    return fault ? [violation(target, [...path, 'values', index], fault)] : [];
  });
}
