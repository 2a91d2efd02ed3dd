import { Inventory, sameNamespace } from '../../manifest/inventory';
import { fieldOf, isObject, JsonObject, listIn, objectIn, pathText, sortKeys } from '../../manifest/json';
import type { Resource } from '../../manifest/resource';
import { selectorMatches } from '../../manifest/selector';
import type { Connection, Declarations } from '../connection';
import { declaredWorkload } from '../declared-workload';
import { End, endName } from '../end';
import { hasNodeNetwork } from '../isolation';
import { labelSelectorOf } from '../label-selector';
import { namespaceName } from '../namespaces';
import { policiesByOrigin } from '../own-policy';
import { portsOfPod } from '../pod-ports';
import { PortSet } from '../port-set';
import { orderedByTexts } from '../text-order';
import type { Contract, ContractEdge, ContractNamespace, ContractPeer, ContractWorkload, Labels } from './contract';
import { servicesByPod } from './contract-services';

/** What an app tells other repositories of itself. However its code is ordered, the same app tells the same. */
export function contractOf(app: Inventory, declared: Declarations): Contract {
  const drafts = draftsOf(app, declared);
  const byOrigin = groupedByOrigin(drafts);
  const at = (end: End) => (end.kind === 'workload' ? (byOrigin.get(end.origin) ?? []) : []);
  for (const connection of declared.connections) {
    const { from, to, onlyAt } = connection;
    for (const callee of onlyAt === 'from' ? [] : at(to)) {
      callee.offers.push(...peersOf(from, at(from), callee).map((peer) => edgeOf(connection, peer)));
    }
    for (const caller of onlyAt === 'to' ? [] : at(from)) {
      caller.needs.push(...peersOf(to, at(to), caller).map((peer) => edgeOf(connection, peer)));
    }
  }
  for (const draft of drafts) {
    draft.offers = orderedEdges(draft.offers);
    draft.needs = orderedEdges(draft.needs);
  }
  return {
    namespaces: namespacesOf(app),
    workloads: orderedByTexts(drafts, ({ namespace = '', name, kind, origin, template = '' }) => [
      namespace,
      name,
      kind,
      origin,
      template,
    ]),
  };
}

/** A workload while its edges are being found. */
interface Draft extends ContractWorkload {
  offers: ContractEdge[];
  needs: ContractEdge[];
}

function draftsOf(app: Inventory, declared: Declarations): Draft[] {
  const selectors = policySelectors(app, declared);
  const services = servicesByPod(app);
  return app.pods.map(({ resource, pod }): Draft => {
    const { kind, namespace, name, origin, pods } = resource;
    const { name: title = name, isolated } = declaredWorkload(declared, origin);
    return {
      kind,
      namespace: namespace || undefined,
      name,
      title,
      origin,
      through: isolated?.through,
      template: pods.length > 1 ? pathText(pod.templatePath) : undefined,
      labels: textsIn(pod.labels),
      podSelector: selectors.get(origin) ?? ownSelector(resource, pod.labels),
      isolated: isolated !== undefined,
      hostNetwork: hasNodeNetwork(pod),
      ports: portsOfPod(pod),
      services: services(pod),
      offers: [],
      needs: [],
    };
  });
}

/** By what their own policies select workloads, by the origins of these. */
function policySelectors(app: Inventory, { workloads }: Declarations): ReadonlyMap<string, JsonObject> {
  const policies = policiesByOrigin(app);
  const selectors = new Map<string, JsonObject>();
  for (const { origin, policy } of workloads) {
    const selector = selectorIn(policies.get(policy)?.spec.podSelector);
    if (selector) {
      selectors.set(origin, selector);
    }
  }
  return selectors;
}

/** By what its controller finds its pods; of a pod by itself, all its labels. */
function ownSelector({ spec }: Resource, labels: JsonObject): JsonObject {
  const selector = selectorIn(spec.selector);
  const isOwn = selector && Object.keys(selector).length > 0 && selectorMatches(selector, labels);
  return isOwn ? selector : { matchLabels: textsIn(labels) };
}

/** A LabelSelector with nothing else in it; undefined where there is none. */
function selectorIn(value: unknown): JsonObject | undefined {
  const selector = labelSelectorOf(value);
  return (
    selector && {
      ...(isObject(selector.matchLabels) ? { matchLabels: selector.matchLabels } : {}),
      ...(Array.isArray(selector.matchExpressions)
        ? { matchExpressions: selector.matchExpressions.map(expressionOf) }
        : {}),
    }
  );
}

function expressionOf(expression: unknown): JsonObject {
  const values = listIn(expression, 'values');
  return {
    key: fieldOf(expression, 'key'),
    operator: fieldOf(expression, 'operator'),
    ...(values.length > 0 ? { values } : {}),
  };
}

function groupedByOrigin(drafts: readonly Draft[]): ReadonlyMap<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.origin) ?? [];
    group.push(draft);
    groups.set(draft.origin, group);
  }
  return groups;
}

/** Who is at the other end, as it is seen from a workload: none, if it is a workload that no manifest makes. */
function peersOf(end: End, found: readonly Draft[], asking: Draft): ContractPeer[] {
  switch (end.kind) {
    case 'workload':
      return found.map(({ namespace, podSelector }) => ({
        kind: 'pods',
        name: end.name,
        ...placeOf(namespace, asking.namespace),
        podSelector,
      }));
    case 'pods':
      return [
        end.namespaceSelector ? end : { ...end, ...placeOf(end.namespace ?? asking.namespace, asking.namespace) },
      ];
    default:
      return [end];
  }
}

/** The namespace of a peer, which is left out only where neither has a name. */
function placeOf(namespace: string | undefined, asking: string | undefined): { readonly namespace?: string } {
  return namespace || !sameNamespace(namespace, asking) ? { namespace: namespaceName(namespace) } : {};
}

function edgeOf({ ports, purpose, reason, declaredBy }: Connection, peer: ContractPeer): ContractEdge {
  const set = PortSet.of(ports);
  return { peer, ...(set.equals(PortSet.ALL) ? {} : { ports: set.ranges }), purpose, reason, declaredBy };
}

/** Each once. */
function orderedEdges(edges: ContractEdge[]): ContractEdge[] {
  if (edges.length < 2) {
    return edges;
  }
  const byText = new Map(edges.map((edge) => [JSON.stringify(sortKeys(edge)), edge]));
  const ordered = orderedByTexts([...byText], ([text, { purpose, peer }]) => [purpose, peer.kind, endName(peer), text]);
  return ordered.map(([, edge]) => edge);
}

function namespacesOf(app: Inventory): ContractNamespace[] {
  const found = app.ofKind('/Namespace').map(({ name, metadata }) => ({ name, labels: labelsIn(metadata) }));
  return orderedByTexts(found, ({ name, labels }) => [name, JSON.stringify(labels)]);
}

function labelsIn(metadata: JsonObject): Labels {
  return textsIn(objectIn(metadata, 'labels') ?? {});
}

/** What an API server takes for labels. */
function textsIn(labels: JsonObject): Labels {
  const texts = Object.entries(labels).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []));
  return Object.fromEntries(texts.sort(([left], [right]) => (left < right ? -1 : 1))) as Labels;
}
