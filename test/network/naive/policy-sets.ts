import * as fc from 'fast-check';
import type { JsonObject } from '../../../src/manifest/json';
import { BLOCKS } from './blocks';

/**
 * The manifests of a small cluster: workloads that offer ports, and policies over them that use every field that a
 * NetworkPolicy has, in every form in which it says something else. Names, labels and ports are few, so that they meet.
 */
export function policySet(): fc.Arbitrary<readonly JsonObject[]> {
  return fc
    .record({
      namespaces: fc.tuple(...NAMES.map((name) => fc.oneof(namespace(name), namespace(name), fc.constant(undefined)))),
      workloads: fc.oneof(
        { weight: 5, arbitrary: fc.array(workload, { minLength: 2, maxLength: 3 }) },
        { weight: 1, arbitrary: fc.array(workload, { minLength: 4, maxLength: 5 }) },
      ),
      policies: fc.array(policy, { maxLength: 5 }),
    })
    .map(({ namespaces, workloads, policies }) => [
      ...namespaces.filter((rendered) => rendered !== undefined),
      ...workloads.map((make, index) => make(`workload-${index}`)),
      ...policies.map((make, index) => make(`policy-${index}`)),
    ])
    .map(withoutUndefined);
}

/** What an optional field may hold: something, or nothing in one of two ways. */
function optional<Value>(value: fc.Arbitrary<Value>, weight = 4): fc.Arbitrary<Value | null | undefined> {
  return fc.oneof({ weight, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) });
}

/** Without the fields that are undefined, which no manifest has. */
function withoutUndefined(manifests: readonly JsonObject[]): readonly JsonObject[] {
  return JSON.parse(JSON.stringify(manifests)) as readonly JsonObject[];
}

// ---------------------------------------------------------------- labels and selectors

// A key that every JavaScript object has must not be found in labels either.
const LABEL_KEYS = ['app', 'app', 'app', 'tier', 'tier', 'constructor'];
const LABEL_VALUES = ['a', 'a', 'b', ''];
const NAMES = ['shop', 'bank', 'default'];
const NAME_LABEL = 'kubernetes.io/metadata.name';

const labels = labelsOf(fc.constantFrom(...LABEL_KEYS), fc.constantFrom(...LABEL_VALUES));

function labelsOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  return fc.dictionary(key, value, { maxKeys: 2, noNullPrototype: true });
}

const someValues = fc.subarray(['a', 'b', ''], { minLength: 1, maxLength: 2 });
const podSelector = selectorOf(labels, fc.constantFrom(...LABEL_KEYS), someValues);

const teams = labelsOf(fc.constant('team'), fc.constantFrom('a', 'b', ''));

const namespaceSelector = fc.oneof(
  selectorOf(teams, fc.constant('team'), someValues),
  selectorOf(
    labelsOf(fc.constant(NAME_LABEL), fc.constantFrom(...NAMES)),
    fc.constant(NAME_LABEL),
    fc.subarray(NAMES, { minLength: 1 }),
  ),
);

/** Selectors of few requirements, so that some are met. */
function selectorOf(
  matchLabels: fc.Arbitrary<Record<string, string>>,
  key: fc.Arbitrary<string>,
  values: fc.Arbitrary<string[]>,
): fc.Arbitrary<JsonObject> {
  const expression = fc.oneof(
    fc.record({ key, operator: fc.constantFrom('In', 'NotIn'), values }),
    fc.record({
      key,
      operator: fc.constantFrom('Exists', 'DoesNotExist'),
      values: fc.constantFrom(undefined, null, []),
    }),
  );
  const expressions = fc.array(expression, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom({}, {}, { matchLabels: {} }, { matchLabels: null, matchExpressions: [] }) },
    { weight: 3, arbitrary: fc.record({ matchLabels }) },
    { weight: 3, arbitrary: fc.record({ matchExpressions: expressions }) },
    { weight: 1, arbitrary: fc.record({ matchLabels, matchExpressions: expressions }) },
  );
}

// ---------------------------------------------------------------- namespaces and workloads

function namespace(name: string): fc.Arbitrary<JsonObject> {
  // The control plane overwrites what a manifest says there.
  const says = fc.constantFrom({}, {}, {}, {}, {}, { [NAME_LABEL]: 'bank' });
  return fc.tuple(optional(teams, 8), says).map(([own, more]) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: own && { ...own, ...more } },
  }));
}

const inNamespace = fc.constantFrom('shop', 'shop', 'shop', 'bank', 'bank', 'default', undefined, null, '');

/** Few, and next to each other: what is next to one port is another's. */
const PORTS = [1, 80, 81, 82, 65535];
const PORT_NAMES = ['web', 'admin'];
const protocol = fc.constantFrom('TCP', 'TCP', 'UDP', 'SCTP', undefined, undefined, null);

/** A port, and which container of the pod has it. */
const containerPort = fc.record({
  holder: fc.constantFrom('main', 'main', 'beside', 'sidecar', 'sidecar', 'setup', 'setup'),
  name: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PORT_NAMES) }, { weight: 1, arbitrary: fc.constant(null) }),
  containerPort: fc.constantFrom(...PORTS),
  protocol,
});

/** API servers ask for names that are unique within a pod. */
const containerPorts = fc.uniqueArray(containerPort, { selector: ({ name }) => name, minLength: 1, maxLength: 3 });

const workload = fc
  .record({
    kind: fc.constantFrom('Pod', 'Deployment', 'Deployment'),
    namespace: inNamespace,
    labels,
    unlabelled: fc.constantFrom(false, false, false, false, true),
    ownLabels: labels,
    hostNetwork: fc.constantFrom(undefined, undefined, undefined, null, false, false, true),
    ports: containerPorts,
  })
  .map(({ kind, namespace: own, labels: podLabels, unlabelled, ownLabels, hostNetwork, ports }) => (name: string) => {
    const container = (holder: string) => ({
      name: holder,
      image: `registry.example.com/${holder}:1.4.2`,
      restartPolicy: holder === 'sidecar' ? 'Always' : undefined,
      ports: ports.some((port) => port.holder === holder)
        ? ports.filter((port) => port.holder === holder).map(({ holder: _, ...port }) => port)
        : undefined,
    });
    const spec = {
      hostNetwork,
      initContainers: ['setup', 'sidecar'].map(container),
      containers: ['main', 'beside'].map(container),
    };
    if (kind === 'Pod') {
      return {
        apiVersion: 'v1',
        kind,
        metadata: { name, namespace: own, labels: unlabelled ? null : podLabels },
        spec,
      };
    }
    const templateLabels = { ...podLabels, workload: name };
    return {
      apiVersion: 'apps/v1',
      kind,
      // its own labels are not those of its pods
      metadata: { name, namespace: own, labels: ownLabels },
      spec: {
        replicas: 2,
        selector: { matchLabels: { workload: name } },
        template: { metadata: { labels: templateLabels }, spec },
      },
    };
  });

// ---------------------------------------------------------------- policies

const ipBlock = fc.constantFrom(...BLOCKS).chain(({ cidr, parts = [] }) =>
  fc.record({
    cidr: fc.constant(cidr),
    except: optional(fc.subarray([...parts], { maxLength: Math.min(2, parts.length) }), 6),
  }),
);

const peer: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ podSelector, namespaceSelector: fc.constantFrom(undefined, null) }) },
  { weight: 2, arbitrary: fc.record({ namespaceSelector, podSelector: fc.constantFrom(undefined, null) }) },
  { weight: 3, arbitrary: fc.record({ namespaceSelector, podSelector }) },
  { weight: 3, arbitrary: fc.record({ ipBlock }) },
);

const port: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ protocol, port: fc.constantFrom(...PORTS), endPort: fc.constantFrom(undefined, null) }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ protocol, port: fc.constantFrom(...PORTS), endPort: fc.constantFrom(...PORTS) })
      .map((range) => ({ ...range, endPort: Math.max(range.port, range.endPort) })),
  },
  { weight: 3, arbitrary: fc.record({ protocol, port: fc.constantFrom(...PORT_NAMES) }) },
  { weight: 1, arbitrary: fc.record({ protocol, port: fc.constantFrom(undefined, null) }) },
);

function listOf(item: fc.Arbitrary<JsonObject>): fc.Arbitrary<readonly JsonObject[] | null | undefined> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.constantFrom([], undefined, null) },
  );
}

function rules(peers: 'from' | 'to'): fc.Arbitrary<readonly JsonObject[] | null | undefined> {
  const rule = fc.record({
    peers: listOf(peer),
    ports: listOf(port),
  });
  const all = fc.array(rule, { maxLength: 2 });
  return optional(all.map((list) => list.map(({ peers: some, ports }) => ({ [peers]: some, ports }))));
}

const policyTypes = fc.constantFrom<(readonly string[] | null | undefined)[]>(
  undefined,
  null,
  [],
  ['Ingress'],
  ['Egress'],
  ['Ingress', 'Egress'],
  ['Egress', 'Ingress'],
);

const policySpec = fc.record({
  podSelector: optional(podSelector),
  policyTypes,
  ingress: rules('from'),
  egress: rules('to'),
});

const policy = fc
  .record({
    // Network plugins have kinds of the same name, which say something else.
    apiVersion: fc.oneof(
      { weight: 20, arbitrary: fc.constant('networking.k8s.io/v1') },
      { weight: 1, arbitrary: fc.constant('crd.projectcalico.org/v1') },
    ),
    namespace: inNamespace,
    spec: optional(policySpec, 15),
  })
  .map(({ apiVersion, namespace: own, spec }) => (name: string) => ({
    apiVersion,
    kind: 'NetworkPolicy',
    metadata: { name, namespace: own },
    spec,
  }));
