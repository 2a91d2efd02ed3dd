import { JsonObject, listIn, objectIn } from '../manifest/json';
import { NAMESPACE_NAME } from './namespaces';
import type { StatedPods } from './policy-rules';

/**
 * Whether a peer names pods by a label, in one namespace: as exactly as a policy can. Who else carries the label there is
 * meant too, so that the pods of the app that carry it are enough to ask about.
 */
export function isNarrow({ namespaceSelector, podSelector }: StatedPods): boolean {
  return demands(podSelector) && (!namespaceSelector || demands(namespaceSelector, NAMESPACE_NAME));
}

/** Whether a selector wants a label to have a certain value. */
export function demands(selector: JsonObject, label?: string): boolean {
  const labels = Object.keys(objectIn(selector, 'matchLabels') ?? {});
  const listed = listIn(selector, 'matchExpressions').flatMap((expression) => {
    const { operator, key } = expression as JsonObject;
    return operator === 'In' ? [key] : [];
  });
  return label === undefined ? labels.length + listed.length > 0 : [...labels, ...listed].includes(label);
}
