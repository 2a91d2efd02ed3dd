import { Inventory, PodOfResource } from '../../../src/manifest/inventory';
import type { JsonObject } from '../../../src/manifest/json';
import type { Declarations } from '../../../src/network/connection';
import type { End } from '../../../src/network/end';
import { namedBeyond, portsText } from '../../../src/network/named-port';
import { NAMESPACE_NAME, namespaceLabels } from '../../../src/network/namespaces';
import type { AppParty, Party } from '../../../src/network/party';
import { PortSet } from '../../../src/network/port-set';
import { partyOf, Reachability } from '../../../src/network/reachability';
import { NAMESPACES } from './apps';

/**
 * Who can reach whom on which ports, asked for all pairs: pods of the app with each other, and with many that are none.
 * Only pairs with a workload that is isolated by what it declares are asked about.
 */
export function reach(app: Inventory, declared: Declarations): ReadonlyMap<string, string> {
  const reachability = Reachability.of(app);
  const pods = NAMESPACES.flatMap((namespace) => app.podsIn(namespace));
  const isolated = new Set(declared.workloads.map(({ origin }) => origin));
  const named = new Set(declared.connections.map(({ from, to }) => nameOfPair(originOf(from), originOf(to))));
  const found = new Map<string, string>();
  const ask = (from: [string, Party], to: [string, Party]) => {
    const pair = nameOfPair(from[0], to[0]);
    // what policies say at an end that declares nothing is not ours to judge, unless a declaration names that very workload
    const isJudged = ([name, party]: [string, Party]) =>
      party.kind === 'pod' && (isolated.has(name) || named.has(pair));
    const sent = isJudged(from) ? reachability.allowed('egress', podOf(from[1]), to[1]) : PortSet.ALL;
    const received = isJudged(to) ? reachability.allowed('ingress', podOf(to[1]), from[1]) : PortSet.ALL;
    const ports = sent.intersect(received);
    const byName = isJudged(from) ? namedBeyond(reachability.namedBetween(from[1], to[1]), ports) : [];
    found.set(pair, portsText(ports, byName));
  };
  for (const pod of pods.filter(({ resource }) => isolated.has(resource.origin))) {
    const one: [string, Party] = [pod.resource.origin, partyOf(pod)];
    for (const other of pods) {
      ask(one, [other.resource.origin, partyOf(other)]);
      ask([other.resource.origin, partyOf(other)], one);
    }
    for (const other of others(app, pods)) {
      ask(one, other);
      ask(other, one);
    }
  }
  return found;
}

function podOf(party: Party): PodOfResource {
  return (party as AppParty).pod;
}

function originOf(end: End): string {
  return end.kind === 'workload' ? end.origin : '';
}

function nameOfPair(from: string, to: string): string {
  return `${from} -> ${to}`;
}

function others(app: Inventory, pods: readonly PodOfResource[]): [string, Party][] {
  const addresses = ADDRESSES.map((address): [string, Party] => [address, { kind: 'address', address }]);
  const labelled = inTiers([...LABELS, ...pods.map(({ pod }) => pod.labels)]);
  const strangers = [...NAMESPACES, ...FOREIGN].flatMap((namespace) => [
    ...strangersIn(app, namespace, EXTRA[namespace], labelled),
    ...['changed', 'data'].flatMap((team) => strangersIn(app, namespace, { team }, KNOWN)),
  ]);
  return [...addresses, ...strangers];
}

function strangersIn(
  app: Inventory,
  namespace: string,
  extra: JsonObject | undefined,
  labelled: readonly JsonObject[],
): [string, Party][] {
  const known = { ...extra, ...namespaceLabels(app, namespace), [NAMESPACE_NAME]: namespace };
  return labelled
    .filter((labels) => !isTaken(app, namespace, labels))
    .map((labels) => [
      `${namespace}${JSON.stringify(extra ?? {})}/${JSON.stringify(labels)}`,
      { kind: 'stranger', namespace, namespaceLabels: known, labels },
    ]);
}

/**
 * Whether pods of the app carry such a label there. The proof takes a policy at its word that names pods of the app by a
 * label: others that carry the label in the same namespace are not asked about.
 */
function isTaken(app: Inventory, namespace: string, labels: JsonObject): boolean {
  return Object.entries(labels).some(([key, value]) => app.podsLabelled(namespace, { [key]: value }).length > 0);
}

const FOREIGN = [
  'bank',
  'data',
  'elsewhere',
  'gateways',
  'ingress',
  'kube-system',
  'monitoring',
  'openshift-dns',
  'partners',
];

/** Labels of namespaces that others have made. */
const EXTRA: { readonly [namespace: string]: JsonObject } = { data: { team: 'data' } };

const KNOWN: readonly JsonObject[] = [
  {},
  { 'cdk8s-bulkhead/workload': 'elsewhere' },
  { app: 'controller' },
  { app: 'dns' },
  { app: 'kafka' },
  { app: 'legacy' },
  { app: 'prometheus' },
  { app: 'redis' },
  { role: 'tester' },
  { role: 'auditor' },
  { tier: 'back' },
  { tier: 'back', role: 'tester' },
  { 'k8s-app': 'kube-dns' },
  { 'dns.operator.openshift.io/daemonset-dns': 'default' },
  { 'gateway.networking.k8s.io/gateway-name': 'public' },
];

const LABELS: readonly JsonObject[] = [
  ...KNOWN,
  ...new Set(KNOWN.flatMap((labels) => Object.keys(labels).map((key) => ({ [key]: 'changed' })))),
];

/** With the labels that plans and mutations rule out. */
function inTiers(labelled: readonly JsonObject[]): JsonObject[] {
  return [{}, { tier: 'back' }, { tier: 'changed' }].flatMap((tier) =>
    labelled.map((labels) => ({ ...labels, ...tier })),
  );
}

/** Inside, outside and at the edges of what plans and mutations name. */
const ADDRESSES = [
  '0.0.0.1',
  '10.0.0.10',
  '10.0.0.11',
  '10.20.0.1',
  '10.20.5.1',
  '10.21.0.1',
  '10.96.0.10',
  '10.129.1.255',
  '10.129.2.0',
  '169.254.20.10',
  '169.254.169.254',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '8.8.8.8',
  '255.255.255.255',
  '2001:db8::1',
  '2600:1f00::1',
  '2a00::1',
  '64:ff9b::808:808',
  '64:ff9b::a00:1',
  'fd00::10',
  'fd00::11',
];
