import { dnsLabelFault, labelValueFault, qualifiedNameFault } from '../manifest/name';
import type { PodsEnd } from '../network/end';
import { labelsText } from '../network/labels-text';
import { checkOptionNames } from './option-names';

/** By which labels pods are found, and where. */
export interface PodLabels {
  /**
   * The namespace that they are in.
   *
   * @default - that of the other end, unless `namespaceLabels` are set
   */
  readonly namespace?: string;

  /**
   * Labels of the namespaces that they are in; an empty object stands for all namespaces.
   *
   * @default - the one namespace
   */
  readonly namespaceLabels?: { readonly [label: string]: string };

  /**
   * Labels that they all have.
   *
   * @default - all pods there
   */
  readonly labels?: { readonly [label: string]: string };
}

/**
 * Pods as one end of a connection.
 *
 * @throws if nothing narrows them down, or a name or label is none
 */
export function podsEnd(pods: PodLabels, name?: string): PodsEnd {
  checkOptionNames('pods at the other end', pods, PROPS);
  const { namespace, namespaceLabels, labels } = pods;
  if (namespace !== undefined && namespaceLabels !== undefined) {
    throw new Error(`pods in namespace "${namespace}" cannot also be found by namespaceLabels; write one of them`);
  }
  if (namespace === undefined && namespaceLabels === undefined && Object.keys(labels ?? {}).length === 0) {
    throw new Error(
      'pods must have labels or a namespace, e.g. { namespace: "monitoring", labels: { app: "prometheus" } }',
    );
  }
  if (namespace !== undefined) {
    const fault = dnsLabelFault(namespace);
    if (fault) {
      throw new Error(`the namespace ${JSON.stringify(namespace)} ${fault}`);
    }
  }
  checkLabels(namespaceLabels);
  checkLabels(labels);
  return {
    kind: 'pods',
    name: name ?? describe({ namespace, namespaceLabels, labels }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(namespaceLabels ? { namespaceSelector: selector(namespaceLabels) } : {}),
    podSelector: selector(labels ?? {}),
  };
}

const PROPS: readonly string[] = ['namespace', 'namespaceLabels', 'labels'] satisfies (keyof PodLabels)[];

function selector(labels: { readonly [label: string]: string }): PodsEnd['podSelector'] {
  return Object.keys(labels).length === 0 ? {} : { matchLabels: { ...labels } };
}

function checkLabels(labels: { readonly [label: string]: string } = {}): void {
  for (const [key, value] of Object.entries(labels)) {
    const fault = qualifiedNameFault(key) ?? labelValueFault(value);
    if (fault) {
      throw new Error(`the label ${JSON.stringify(key)}: ${JSON.stringify(value)} of a peer ${fault}`);
    }
  }
}

function describe({ namespace, namespaceLabels, labels = {} }: PodLabels): string {
  const pods = Object.keys(labels).length === 0 ? 'all pods' : `pods with ${labelsText(labels)}`;
  if (namespaceLabels) {
    const all = Object.keys(namespaceLabels).length === 0;
    return `${pods} in ${all ? 'all namespaces' : `namespaces with ${labelsText(namespaceLabels)}`}`;
  }
  return namespace === undefined ? pods : `${pods} in ${namespace}`;
}
