import * as cdk8s from 'cdk8s';
import { ApiObject, ApiObjectMetadata, ApiObjectProps } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import type { Connection } from '../network/connection';
import { End, endName } from '../network/end';
import type { Direction } from '../network/isolation';
import { NAMESPACE_NAME } from '../network/namespaces';
import type { PortRange } from '../network/port-range';
import type { Chart } from '../synth/chart';
import { amend, ownKind } from '../synth/own-kind';
import type { Allowance, ConnectedWorkload } from './connected-workload';
import { explain } from './explanation';
import { allowByPlugin } from './plugin-policy';

/**
 * Isolates the pods of a workload: they get one NetworkPolicy, with all that is declared by the time it is rendered and
 * nothing else.
 *
 * @param metadata what the policy is called; by default its name is made of its path
 */
export function isolate(workload: ConnectedWorkload, metadata: ApiObjectMetadata = {}): void {
  if (!workload.policy) {
    workload.isolatedBy(workload.anyPolicy ?? policyOf(workload, metadata), ['ingress', 'egress']);
    allowByPlugin(workload);
  }
}

/**
 * Isolates the pods of a workload in one direction, where nobody has: cdk8s-plus does so at both ends of what it
 * connects. What else such pods may do is left to other policies, so nothing is proven of them.
 */
export function isolateIn(direction: Direction, workload: ConnectedWorkload): void {
  if (!workload.directions.has(direction)) {
    workload.isolatedBy(workload.anyPolicy ?? policyOf(workload, {}), [direction]);
    allowByPlugin(workload);
  }
}

function policyOf(workload: ConnectedWorkload, metadata: ApiObjectMetadata): ApiObject {
  const { scope, namespace } = workload;
  const props = propsOf({ namespace, ...metadata });
  const policy = metadata.name
    ? new ApiObject(scope, ID, props)
    : new ApiObject(scope, FREE_ID, propsOf({ namespace, ...metadata, name: usualName(scope, props) }));
  ownKind(policy);
  amend(policy, (manifest) => complete(manifest, workload));
  return policy;
}

function propsOf(metadata: ApiObjectMetadata): ApiObjectProps {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata };
}

const ID = 'NetworkPolicy';
/** Below kinds of cdk8s-plus, users may have a policy of their own with the other id. */
const FREE_ID = 'OwnNetworkPolicy';

/** The name that cdk8s gives to a policy with the usual id; undefined where somebody has taken that. */
function usualName(scope: IConstruct, props: ApiObjectProps): string | undefined {
  if (scope.node.tryFindChild(ID)) {
    return undefined;
  }
  const chart: Partial<Chart> = cdk8s.Chart.of(scope); // one of cdk8s can tell names only of objects that are there
  const known = chart._nameToBe?.(props.kind, scope, ID);
  if (known !== undefined) {
    return known;
  }
  const { name } = new ApiObject(scope, ID, props);
  scope.node.tryRemoveChild(ID);
  return name;
}

function complete(manifest: JsonObject, workload: ConnectedWorkload): void {
  const { directions } = workload;
  const enforced = workload.enforced();
  const ingress = rulesOf(enforced.ingress, 'from');
  const egress = rulesOf(enforced.egress, 'to');
  explain(manifest, { ingress: ingress.map(connectionsOf), egress: egress.map(connectionsOf) });
  const spec: JsonObject = {
    podSelector: workload.selector(),
    policyTypes: TYPES.flatMap(([direction, type]) => (directions.has(direction) ? [type] : [])),
  };
  if (ingress.length > 0) {
    spec.ingress = ingress.map((rule) => ruleManifest(rule, 'from', workload));
  }
  if (egress.length > 0) {
    spec.egress = egress.map((rule) => ruleManifest(rule, 'to', workload));
  }
  manifest.spec = spec;
}

const TYPES: readonly (readonly [Direction, string])[] = [
  ['ingress', 'Ingress'],
  ['egress', 'Egress'],
];

/** One rule of a policy: everything between the workload and one other end. */
interface PolicyRule {
  readonly end: End;
  readonly other?: ConnectedWorkload;
  readonly connections: Connection[];
}

function connectionsOf({ connections }: PolicyRule): readonly Connection[] {
  return connections;
}

/** Rules by what they are for, then by name, so that they do not move when code does. */
function rulesOf(allowances: readonly Allowance[], side: 'from' | 'to'): PolicyRule[] {
  if (allowances.length === 1) {
    const [{ connection, other }] = allowances; // most have but one, which needs no order
    const end = connection[side];
    return end.kind === 'named' ? [] : [{ end, other, connections: [connection] }];
  }
  const rules = new Map<string, PolicyRule>();
  for (const { connection, other } of allowances) {
    const end = connection[side];
    if (end.kind === 'named') {
      continue; // no NetworkPolicy can say it; the network plugin's own does
    }
    const key = JSON.stringify([PURPOSES.indexOf(connection.purpose), endName(end), end]);
    const rule = rules.get(key) ?? { end, other, connections: [] };
    rule.connections.push(connection);
    rules.set(key, rule);
  }
  return [...rules].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, rule]) => rule);
}

const PURPOSES = ['call', 'exposure', 'scraping', 'dns'];

function ruleManifest(rule: PolicyRule, side: 'from' | 'to', workload: ConnectedWorkload): JsonObject {
  const peers = peersOf(rule, workload);
  const ports = portsOf(rule.connections);
  const written: JsonObject = {};
  if (peers) {
    written[side] = peers;
  }
  if (ports) {
    written.ports = ports;
  }
  return written;
}

/** Who a rule is about; undefined for everybody. */
function peersOf({ end, other }: PolicyRule, { namespace }: ConnectedWorkload): JsonObject[] | undefined {
  if (other) {
    return [podsPeer(other.selector(), otherNamespace(other.namespace, namespace))];
  }
  switch (end.kind) {
    case 'addresses':
      return end.blocks.map((block) => ({ ipBlock: { ...block } }));
    case 'pods':
      // also where it is the workload's own: pods that no manifest here makes are no mistake in its name
      return [podsPeer(end.podSelector, end.namespaceSelector ?? namespaceCalled(end.namespace))];
    default:
      return undefined;
  }
}

function podsPeer(podSelector: JsonObject, namespaceSelector: JsonObject | undefined): JsonObject {
  return namespaceSelector ? { namespaceSelector, podSelector } : { podSelector };
}

/** Undefined for the workload's own namespace. */
function otherNamespace(name: string | undefined, own: string | undefined): JsonObject | undefined {
  return name === own ? undefined : namespaceCalled(name);
}

/** A namespace by the label that the server gives each. */
function namespaceCalled(name: string | undefined): JsonObject | undefined {
  return name === undefined ? undefined : { matchLabels: { [NAMESPACE_NAME]: name } };
}

/** All ports of some connections, each once, in order; undefined for every port. */
function portsOf(connections: readonly Connection[]): JsonObject[] | undefined {
  const all: PortRange[] = [];
  for (const { ports } of connections) {
    if (!ports) {
      return undefined;
    }
    all.push(...ports);
  }
  return all.length === 1 ? [portManifest(all[0])] : inOrder(all).map(portManifest);
}

function portManifest({ protocol, port, endPort }: PortRange): JsonObject {
  return endPort === undefined ? { protocol, port } : { protocol, port, endPort };
}

function inOrder(ports: readonly PortRange[]): PortRange[] {
  const ranges = new Map(ports.map((range) => [sortKey(range), range]));
  return [...ranges].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, range]) => range);
}

function sortKey({ port, endPort = port, protocol }: PortRange): string {
  return [port, endPort].map((number) => `${number}`.padStart(5, '0')).join('-') + protocol;
}
