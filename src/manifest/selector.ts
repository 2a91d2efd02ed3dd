import { fieldOf, isAbsent, isObject, JsonObject, listIn, objectIn, stringIn } from './json';

/**
 * Whether a LabelSelector matches labels. An absent selector matches nothing, an empty one everything.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selectorMatches(selector: unknown, labels: JsonObject): boolean {
  if (!isObject(selector)) {
    return false;
  }
  return (
    labelsMatch(objectIn(selector, 'matchLabels') ?? {}, labels) &&
    listIn(selector, 'matchExpressions').every((expression) => expressionMatches(expression, labels))
  );
}

/** Whether labels contain all the given ones, as the selector of a Service demands. */
export function labelsMatch(wanted: JsonObject, labels: JsonObject): boolean {
  return Object.entries(wanted).every(([key, value]) => fieldOf(labels, key) === value);
}

function expressionMatches(expression: unknown, labels: JsonObject): boolean {
  const value = fieldOf(labels, stringIn(expression, 'key') ?? '');
  const values = listIn(expression, 'values');
  switch (stringIn(expression, 'operator')) {
    case 'In':
      return !isAbsent(value) && values.includes(value);
    case 'NotIn':
      return isAbsent(value) || !values.includes(value);
    case 'Exists':
      return !isAbsent(value);
    case 'DoesNotExist':
      return isAbsent(value);
    default:
      return false;
  }
}
