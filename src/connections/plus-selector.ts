import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import type { PodsEnd } from '../network/end';
import { NAMESPACE_NAME } from '../network/namespaces';

/** What a selector of cdk8s-plus keeps to itself. Its own rendering leaves out labels that are all empty. */
interface SelectorFields {
  readonly labels: { readonly [key: string]: string };
  readonly expressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** A label selector of cdk8s-plus as the API takes it; an empty object only where it really selects everything. */
export function labelSelectorOf(selector: kplus.LabelSelector): JsonObject {
  const { labels, expressions } = selector as unknown as SelectorFields;
  const selected: JsonObject = {};
  if (Object.keys(labels).length > 0) {
    selected.matchLabels = { ...labels };
  }
  if (expressions.length > 0) {
    selected.matchExpressions = expressions.map(({ key, operator, values }) => ({
      key,
      operator,
      ...(values ? { values: [...values] } : {}),
    }));
  }
  return selected;
}

/**
 * Pods that cdk8s-plus selects, as one end of a connection.
 *
 * @throws if they are said to be in no namespace at all
 */
export function selectedPodsEnd(name: string, { labelSelector, namespaces }: kplus.PodSelectorConfig): PodsEnd {
  const podSelector = labelSelectorOf(labelSelector);
  if (!namespaces) {
    return { kind: 'pods', name, podSelector };
  }
  const labels = namespaces.labelSelector ? labelSelectorOf(namespaces.labelSelector) : {};
  const { names } = namespaces;
  if (!names) {
    return { kind: 'pods', name, namespaceSelector: labels, podSelector };
  }
  if (names.length === 0) {
    throw new Error(`the namespaces of "${name}" are an empty list of names; name one, or leave the list out`);
  }
  return names.length === 1 && Object.keys(labels).length === 0
    ? { kind: 'pods', name, namespace: names[0], podSelector }
    : { kind: 'pods', name, namespaceSelector: withNames(labels, names), podSelector };
}

/** Namespaces that have one of some names, and the labels. */
function withNames(labels: JsonObject, names: readonly string[]): JsonObject {
  const named = { key: NAMESPACE_NAME, operator: 'In', values: [...names] };
  return { ...labels, matchExpressions: [...((labels.matchExpressions as JsonObject[] | undefined) ?? []), named] };
}
