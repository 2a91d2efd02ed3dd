import { JsonObject, listIn, stringIn } from '../manifest/json';
import type { PodsDescription } from './witness';

/**
 * A description of pods, and the same with labels that others rule out, in each way in which these can be put together.
 * Whoever has no label is ruled out by nobody, so that the first alone would show no difference.
 */
export function withRuledOut<Pods extends PodsDescription>(pods: Pods, others: readonly PodsDescription[]): Pods[] {
  const { podSelector, namespaceSelector } = pods;
  const inNamespaces = others.map((other) => other.namespaceSelector ?? {});
  const namespaces = namespaceSelector ? narrowed(namespaceSelector, inNamespaces) : [undefined];
  const inPods = others.map((other) => other.podSelector);
  return narrowed(podSelector, inPods).flatMap((each) =>
    namespaces.map((namespace) => ({
      ...pods,
      podSelector: each,
      ...(namespace && { namespaceSelector: namespace }),
    })),
  );
}

/** More ways than what anybody writes comes to. Of more than these, those with the fewest labels are looked at. */
const MANY = 200;

function narrowed(selector: JsonObject, others: readonly JsonObject[]): JsonObject[] {
  const written = listIn(selector, 'matchExpressions');
  return combined([...ruledOut(others).values()]).map((more) =>
    more.length === 0 ? selector : { ...selector, matchExpressions: [...written, ...more] },
  );
}

/** For each label that selectors rule out: what only those have who are ruled out, value by value. */
function ruledOut(selectors: readonly JsonObject[]): ReadonlyMap<string, readonly JsonObject[]> {
  const found = new Map<string, Map<string, JsonObject>>();
  for (const expression of selectors.flatMap((selector) => listIn(selector, 'matchExpressions'))) {
    const key = stringIn(expression, 'key') ?? '';
    const byText = found.get(key) ?? new Map<string, JsonObject>();
    for (const opposite of oppositesOf(expression as JsonObject, key)) {
      found.set(key, byText.set(JSON.stringify(opposite), opposite));
    }
  }
  return new Map([...found].map(([key, byText]) => [key, [...byText.values()]]));
}

function oppositesOf(expression: JsonObject, key: string): JsonObject[] {
  switch (expression.operator) {
    case 'NotIn':
      return listIn(expression, 'values').map((value) => ({ key, operator: 'In', values: [value] }));
    case 'DoesNotExist':
      return [{ key, operator: 'Exists' }];
    default:
      return [];
  }
}

/** At most one of each list: the fewest first. */
function combined(lists: readonly (readonly JsonObject[])[]): JsonObject[][] {
  let found: JsonObject[][] = [[]];
  for (const list of lists) {
    const more = list.flatMap((one) => found.map((before) => [...before, one]));
    found = [...found, ...more].sort((left, right) => left.length - right.length).slice(0, MANY);
  }
  return found;
}
