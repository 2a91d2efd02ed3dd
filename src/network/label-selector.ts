import { isAbsent, isObject, JsonObject, listIn, objectIn, stringIn } from '../manifest/json';
import { labelValueFault, qualifiedNameFault } from '../manifest/name';

/**
 * A LabelSelector; undefined where there is something else, or one that an API server refuses.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 */
export function labelSelectorOf(value: unknown): JsonObject | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { matchLabels, matchExpressions } = value;
  if (isObject(matchLabels)) {
    for (const key of Object.keys(matchLabels)) {
      if (qualifiedNameFault(key) || labelValueFault(matchLabels[key])) {
        return undefined;
      }
    }
  } else if (!isAbsent(matchLabels)) {
    return undefined;
  }
  return isAbsent(matchExpressions) || hasExpressions(matchExpressions) ? value : undefined;
}

/** Whether a LabelSelector has nothing in it, and so matches everything where it is written, or is not there. */
export function isEmptySelector(value: unknown): boolean {
  return (
    isAbsent(value) ||
    (isObject(value) &&
      Object.keys(objectIn(value, 'matchLabels') ?? {}).length === 0 &&
      listIn(value, 'matchExpressions').length === 0)
  );
}

function hasExpressions(list: unknown): boolean {
  return Array.isArray(list) && list.every(isExpression);
}

function isExpression(expression: unknown): boolean {
  if (!isObject(expression) || !isListOrAbsent(expression.values)) {
    return false;
  }
  const values = listIn(expression, 'values');
  const hasValues = values.length > 0 && !values.some(labelValueFault);
  return (
    !qualifiedNameFault(stringIn(expression, 'key') ?? '') &&
    (VALUES.has(expression.operator) ? hasValues : NO_VALUES.has(expression.operator) && values.length === 0)
  );
}

const VALUES: ReadonlySet<unknown> = new Set(['In', 'NotIn']);
const NO_VALUES: ReadonlySet<unknown> = new Set(['Exists', 'DoesNotExist']);

function isListOrAbsent(value: unknown): boolean {
  return Array.isArray(value) || isAbsent(value);
}
