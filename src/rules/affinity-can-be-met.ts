import type { Inventory } from '../manifest/inventory';
import { fieldOf, isAbsent, isObject, JsonObject, listIn, objectIn, Path, pathText, valueAt } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { selectedPods } from '../network/selected-pods';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { namespaceText } from './parts/listed';
import { REQUIRED } from './parts/scheduling/affinity';
import { statement } from './parts/statement';

/**
 * Fields: pods: what is required by nodeAffinity, podAffinity and podAntiAffinity
 * Allowed: terms for nodes with an expression; terms for pods that some pod of the app matches, unless they are for
 * namespaces that it has no pods in; terms against pods that do not match all of the pod's own namespace
 */
export const affinityCanBeMet: Rule = {
  id: 'affinity-can-be-met',
  summary: 'what pods require of nodes and of other pods can be met',
  why: 'The scheduler finds no node, so the pods are Pending for ever.',
  severity: HYGIENE,
  podsOnly: true,
  onlyWith: [REQUIRED],
  wholeApp: true,
  check: (resource, context) =>
    resource.pods.flatMap((pod) => [
      ...emptyNodeTerms(pod),
      ...termsOf(pod, 'podAffinity').flatMap((term) => lonely(context.app, pod, namespaceOf(resource), term)),
      ...termsOf(pod, 'podAntiAffinity').flatMap((term) => solitary(pod, namespaceOf(resource), term)),
    ]),
};

function namespaceOf({ namespace = 'default' }: Resource): string {
  return namespace;
}

/** An empty term of a NodeSelector matches no node, unlike an empty selector of labels. */
function emptyNodeTerms(pod: Pod): Violation[] {
  const path = ['affinity', 'nodeAffinity', REQUIRED];
  return listIn(valueAt(pod.spec, path), 'nodeSelectorTerms').flatMap((term, index) => {
    const at = [...path, 'nodeSelectorTerms', index];
    return ['matchExpressions', 'matchFields'].every((list) => isEmptyOrAbsent(term, list))
      ? [statement(pod, at, `${pathText(at)} has no expression, so it matches no node; write one, or leave it out`)]
      : [];
  });
}

interface Term {
  readonly value: JsonObject;
  readonly path: Path;
}

function termsOf(pod: Pod, kind: string): Term[] {
  const path = ['affinity', kind, REQUIRED];
  const terms = valueAt(pod.spec, path);
  return Array.isArray(terms)
    ? terms.flatMap((value: unknown, index) => (isObject(value) ? [{ value, path: [...path, index] }] : []))
    : [];
}

/** A pod that must be beside one that the app does not have. */
function lonely(app: Inventory, pod: Pod, own: string, { value, path }: Term): Violation[] {
  const names = namespacesOf(value, own);
  const selector = objectIn(value, 'labelSelector');
  // what others have in their namespaces is not known
  const isKnown = names.length > 0 && names.every((name) => app.podsIn(name).length > 0);
  if (!isKnown || names.some((name) => selectedPods(app, name, selector).length > 0)) {
    return [];
  }
  const at = [...path, 'labelSelector'];
  const what = selector ? JSON.stringify(selector) : 'is not set, which';
  const where = names.map((name) => namespaceText(name)).join(' or ');
  return [
    statement(pod, at, `${pathText(at)} ${what} matches no pod that the app has in ${where}; write the labels of one`),
  ];
}

/** A pod that must be away from all others of its namespace, and so from its own copies. */
function solitary(pod: Pod, own: string, { value, path }: Term): Violation[] {
  const selector = objectIn(value, 'labelSelector');
  const isOfOwn = namespacesOf(value, own).includes(own) || isEmptySelector(objectIn(value, 'namespaceSelector'));
  if (!isOfOwn || !isEmptySelector(selector)) {
    return [];
  }
  const at = [...path, 'labelSelector'];
  return [
    statement(
      pod,
      at,
      `${pathText(at)} {} matches every pod of ${namespaceText(own)}, also its own copies; write the labels of those that it must be away from`,
    ),
  ];
}

/** The namespaces of a term; none where they are selected by their labels. */
function namespacesOf(term: JsonObject, own: string): readonly string[] {
  const names = listIn(term, 'namespaces').filter((name): name is string => typeof name === 'string');
  if (!isAbsent(term.namespaceSelector)) {
    return [];
  }
  return names.length > 0 ? names : [own];
}

function isEmptySelector(selector: JsonObject | undefined): boolean {
  return (
    selector !== undefined &&
    Object.keys(objectIn(selector, 'matchLabels') ?? {}).length === 0 &&
    listIn(selector, 'matchExpressions').length === 0
  );
}

function isEmptyOrAbsent(parent: unknown, list: string): boolean {
  const value = fieldOf(parent, list);
  return isAbsent(value) || (Array.isArray(value) && value.length === 0);
}
