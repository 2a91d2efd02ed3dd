import * as kplus from 'cdk8s-plus-28';
import { labelSelectorOf } from '../connections/plus-selector';
import { listIn, objectIn } from '../manifest/json';
import { Note } from '../synth/note';
import { labelFaults, valueFaults } from './label-faults';

const FAULTS = new Note<kplus.Service, readonly string[]>('selection-faults');

/**
 * Adds the labels of some pods to those that a Service selects by, also where their values are empty, and notes what it
 * cannot select by.
 */
export function selectPods(service: kplus.Service, pods: kplus.IPodSelector): void {
  const { labelSelector, namespaces } = pods.toPodSelectorConfig();
  const selector = labelSelectorOf(labelSelector);
  const labels = objectIn(selector, 'matchLabels') ?? {};
  for (const [key, value] of Object.entries(labels)) {
    service.selectLabel(key, value as string);
  }
  const expressions = listIn(selector, 'matchExpressions');
  const found = [
    ...labelFaults(labelSelector),
    ...(expressions.length > 0 ? ['selects by expressions, which Services cannot; give the labels of its pods'] : []),
    ...(expressions.length === 0 && Object.keys(labels).length === 0
      ? ['selects all pods, which Services cannot; give labels of its pods, or no selector']
      : []),
    ...namespaceFaults(service, namespaces),
  ];
  if (found.length > 0) {
    FAULTS.write(service, [...(FAULTS.of(service) ?? []), ...found]);
  }
}

/** Has a Service select pods by their labels that cdk8s-plus had select them by its own, before they had others. */
export function selectAnew(service: kplus.Service, pods: kplus.AbstractPod): void {
  delete labelsOf(service)[kplus.Pod.ADDRESS_LABEL];
  service.select(pods);
}

/** What is wrong with the selectors that a Service was given. */
export function selectionFaults(service: kplus.Service): string[] {
  const noted = FAULTS.of(service);
  const values = valueFaults(labelsOf(service));
  if (!noted && values.length === 0) {
    return [];
  }
  return [...new Set([...(noted ?? []), ...values])].map((fault) => `Service "${service.name}" ${fault}`);
}

/** What cdk8s-plus keeps to itself. */
function labelsOf(service: kplus.Service): { [key: string]: string } {
  return (service as unknown as { readonly _selector: { [key: string]: string } })._selector;
}

function namespaceFaults(service: kplus.Service, namespaces: kplus.NamespaceSelectorConfig | undefined): string[] {
  const { namespace } = service.metadata;
  if (!namespaces) {
    return [];
  }
  if (!namespaces.names) {
    return ['selects pods of other namespaces too, but leads to none outside of its own; leave the namespaces out'];
  }
  const { names } = namespaces;
  if (names.length === 0) {
    return ['selects pods of no namespace at all; leave the namespaces out, or name its own'];
  }
  // without one, it is the namespace that it is applied to, which may be theirs
  const others = names.filter((name) => names.length > 1 || (namespace !== undefined && name !== namespace));
  return others.length === 0
    ? []
    : [
        `selects pods of ${quoted(others)}, but leads to none outside of its own namespace${namespace === undefined ? '' : ` "${namespace}"`}; create it beside them`,
      ];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}
