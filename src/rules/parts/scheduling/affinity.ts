import { fieldOf, isObject, listIn, objectIn, Path, valueAt } from '../../../manifest/json';
import { dnsLabelFault, qualifiedNameFault, stringFault } from '../../../manifest/name';
import type { Pod } from '../../../manifest/pod';
import type { Violation } from '../../../policy/rule';
import { expressionViolations } from '../selection/expressions';
import { violation } from '../violation';
import { nodeSelectorViolations, nodeTermViolations } from './node-selector';

/** What must hold where a pod is placed, and what had better. */
export const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const HIGHEST_WEIGHT = 100;

/** From here on API servers refuse values that no label of a node can have. */
const FIRST_STRICT = 33;

/** What is wrong with the affinity of a pod to nodes. */
export function nodeAffinityViolations(pod: Pod, targetMinor: number): Violation[] {
  const path = ['affinity', 'nodeAffinity'];
  const affinity = valueAt(pod.spec, path);
  return [
    ...(objectIn(affinity, REQUIRED)
      ? nodeSelectorViolations(pod, [...path, REQUIRED], targetMinor < FIRST_STRICT)
      : []),
    ...listIn(affinity, PREFERRED).flatMap((_, index) => [
      ...weightViolations(pod, [...path, PREFERRED, index]),
      ...nodeTermViolations(pod, [...path, PREFERRED, index, 'preference'], true),
    ]),
  ];
}

/** What is wrong with its affinity to other pods, or against them. */
export function podAffinityViolations(pod: Pod): Violation[] {
  return ['podAffinity', 'podAntiAffinity'].flatMap((kind) => {
    const path = ['affinity', kind];
    const affinity = valueAt(pod.spec, path);
    return [
      ...listIn(affinity, REQUIRED).flatMap((_, index) => termViolations(pod, [...path, REQUIRED, index])),
      ...listIn(affinity, PREFERRED).flatMap((_, index) => [
        ...weightViolations(pod, [...path, PREFERRED, index]),
        ...termViolations(pod, [...path, PREFERRED, index, 'podAffinityTerm']),
      ]),
    ];
  });
}

function weightViolations(pod: Pod, item: Path): Violation[] {
  const weight = fieldOf(valueAt(pod.spec, item), 'weight');
  return Number.isInteger(weight) && Number(weight) >= 1 && Number(weight) <= HIGHEST_WEIGHT
    ? []
    : [violation(pod, [...item, 'weight'], `must be a whole number from 1 to ${HIGHEST_WEIGHT}`)];
}

function termViolations(pod: Pod, path: Path): Violation[] {
  const term = valueAt(pod.spec, path);
  const key = fieldOf(term, 'topologyKey');
  const isKey = typeof key === 'string' && key !== '' && !qualifiedNameFault(key);
  return [
    ...(isKey ? [] : [violation(pod, [...path, 'topologyKey'], 'must be the name of a label of nodes')]),
    ...['labelSelector', 'namespaceSelector']
      .filter((selector) => isObject(term) && isObject(term[selector]))
      .flatMap((selector) => expressionViolations(pod, [...path, selector])),
    ...listIn(term, 'namespaces').flatMap((name, index) => {
      const fault = stringFault(name ?? '') ?? dnsLabelFault(String(name ?? ''));
      return fault ? [violation(pod, [...path, 'namespaces', index], fault)] : [];
    }),
  ];
}
