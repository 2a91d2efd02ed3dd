import * as fc from 'fast-check';
import { isObject, JsonObject, listIn, objectIn } from '../../../src/manifest/json';
import { selectorMatches } from '../../../src/manifest/selector';
import { NAMESPACE_NAME } from '../../../src/network/namespaces';

/** A change that somebody makes to what was rendered. Numbers choose among what there is. */
export interface Mutation {
  readonly kind: keyof typeof KINDS;
  readonly policy: number;
  readonly rule: number;
  readonly choice: number;
}

/** Changes manifests in place; a policy that has nothing to change is left as it is. */
export function mutate(manifests: JsonObject[], { kind, ...which }: Mutation): void {
  const policies = manifests.filter((manifest) => manifest.kind === 'NetworkPolicy');
  if (policies.length > 0) {
    KINDS[kind]({ ...which, manifests, policy: policies[which.policy % policies.length] });
  }
}

interface Place {
  readonly manifests: JsonObject[];
  readonly policy: JsonObject;
  readonly rule: number;
  readonly choice: number;
}

const KINDS = {
  'drop the policy': ({ manifests, policy }: Place) => {
    manifests.splice(manifests.indexOf(policy), 1);
  },
  'drop a rule': (place: Place) => withRules(place, (rules, index) => rules.splice(index, 1)),
  'add a rule': ({ policy, rule, choice }: Place) => {
    const [list, side] = rule % 2 === 0 ? ['ingress', 'from'] : ['egress', 'to'];
    const spec = objectIn(policy, 'spec')!;
    spec[list] = [...listIn(spec, list), { [side]: [PEERS[choice % PEERS.length]], ports: [{ port: 8080 + choice }] }];
  },
  'let everybody through': (place: Place) =>
    withRule(place, (rule) => {
      delete rule.from;
      delete rule.to;
    }),
  'drop a peer': (place: Place) => withPeers(place, (peers, index) => peers.splice(index, 1)),
  'add a peer': (place: Place) => withPeers(place, (peers) => peers.push(PEERS[place.choice % PEERS.length])),
  'change a port': (place: Place) =>
    withPorts(place, (ports, index) => (ports[index].port = (ports[index].port as number) + 1)),
  'change a protocol': (place: Place) =>
    withPorts(place, (ports, index) => {
      const [protocol] = ['TCP', 'UDP', 'SCTP'].filter((other) => other !== ports[index].protocol);
      ports[index].protocol = protocol;
    }),
  'widen a port': (place: Place) => withPorts(place, (ports, index) => (ports[index].endPort = 65535)),
  'drop a port': (place: Place) => withPorts(place, (ports, index) => ports.splice(index, 1)),
  'drop all ports': (place: Place) => withRule(place, (rule) => delete rule.ports),
  "change a peer's label": (place: Place) =>
    withSelector(place, 'podSelector', (selector) => {
      const labels = objectIn(selector, 'matchLabels') ?? {};
      Object.keys(labels).forEach((key) => (labels[key] = 'changed'));
    }),
  'list one more value': (place: Place) =>
    withSelector(place, 'podSelector', (selector) => {
      const labels = Object.entries(objectIn(selector, 'matchLabels') ?? {});
      delete selector.matchLabels;
      selector.matchExpressions = labels.map(([key, value]) => ({ key, operator: 'In', values: [value, 'changed'] }));
    }),
  'call a port by name': (place: Place) =>
    withPorts(place, (ports, index) => {
      ports[index].port = 'web';
      delete ports[index].endPort;
    }),
  'open a port by name': ({ policy, rule, choice }: Place) => {
    const [list, side] = rule % 2 === 0 ? ['ingress', 'from'] : ['egress', 'to'];
    const spec = objectIn(policy, 'spec')!;
    spec[list] = [...listIn(spec, list), { [side]: [PEERS[choice % PEERS.length]], ports: [{ port: 'web' }] }];
  },
  'rule out nobody': (place: Place) =>
    withSelector(place, SELECTORS[place.choice % 2], (selector) => delete selector.matchExpressions),
  'rule out more': (place: Place) =>
    withSelector(place, SELECTORS[place.choice % 2], (selector) => {
      const more = { key: ['tier', 'team'][place.choice % 2], operator: 'NotIn', values: ['changed'] };
      // a namespace that is named has no labels but those that the app gives it
      if (objectIn(selector, 'matchLabels')?.[NAMESPACE_NAME] !== undefined) {
        return;
      }
      selector.matchExpressions = [...listIn(selector, 'matchExpressions'), more];
    }),
  'select all pods': (place: Place) => withSelector(place, 'podSelector', (selector) => delete selector.matchLabels),
  'select all namespaces': (place: Place) =>
    withSelector(place, 'namespaceSelector', (selector) => delete selector.matchLabels),
  'forget the namespace': (place: Place) => withPeer(place, (peer) => delete peer.namespaceSelector),
  'forget the pods': (place: Place) => withPeer(place, (peer) => peer.namespaceSelector && delete peer.podSelector),
  'widen addresses': (place: Place) =>
    withPeer(
      place,
      ({ ipBlock }) => isObject(ipBlock) && (delete ipBlock.except, (ipBlock.cidr = wider(ipBlock.cidr))),
    ),
  'leave out addresses': (place: Place) =>
    withPeer(place, ({ ipBlock }) => {
      if (isObject(ipBlock) && ipBlock.cidr === '10.20.0.0/16') {
        ipBlock.except = ['10.20.0.0/24', '10.20.5.0/24'];
      }
    }),
  'change the policy types': ({ policy, choice }: Place) => {
    objectIn(policy, 'spec')!.policyTypes = choice % 2 === 0 ? ['Ingress'] : ['Egress'];
  },
  'select other pods': ({ policy, choice }: Place) => {
    objectIn(policy, 'spec')!.podSelector = choice % 2 === 0 ? {} : { matchLabels: { app: 'changed' } };
  },
  "change a pod's labels": ({ manifests, choice }: Place) => {
    objectIn(templateOf(manifests, choice), 'metadata')!.labels = { app: 'changed' };
  },
  "give a pod its node's network": ({ manifests, policy }: Place) => {
    // pods that nobody isolates just leave what was declared of their labels
    const template = deploymentsIn(manifests)
      .map(({ spec }) => objectIn(spec, 'template')!)
      .find(({ metadata }) =>
        selectorMatches(objectIn(policy.spec, 'podSelector'), objectIn(metadata, 'labels') ?? {}),
      );
    if (template) {
      objectIn(template, 'spec')!.hostNetwork = true;
    }
  },
  'add a policy': ({ manifests, policy, rule, choice }: Place) => {
    const { metadata, spec } = structuredClone(policy) as { metadata: JsonObject; spec: JsonObject };
    const peer = PEERS[rule % PEERS.length];
    manifests.push({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { ...metadata, name: 'foreign' },
      spec: {
        podSelector: choice % 3 === 0 ? {} : spec.podSelector,
        ...(choice % 2 === 0
          ? { policyTypes: ['Ingress'], ingress: [{ from: [peer] }] }
          : { policyTypes: ['Egress'], egress: [{ to: [peer], ports: [{ protocol: 'UDP', port: 514 }] }] }),
      },
    });
  },
  'say the same again': ({ manifests, policy }: Place) => {
    const copy = structuredClone(policy) as { metadata: JsonObject };
    copy.metadata.name = 'again';
    manifests.push(copy as unknown as JsonObject);
  },
};

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])),
  policy: fc.nat(10),
  rule: fc.nat(10),
  choice: fc.nat(20),
});

const SELECTORS = ['podSelector', 'namespaceSelector'] as const;

const PEERS: readonly JsonObject[] = [
  { podSelector: {} },
  { podSelector: { matchLabels: { 'cdk8s-bulkhead/workload': 'c0' } } },
  { podSelector: { matchLabels: { 'cdk8s-bulkhead/workload': 'c1' } } },
  { podSelector: { matchLabels: { app: 'changed' } } },
  { podSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } },
  { podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['c0'] }] } },
  { namespaceSelector: {} },
  { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'elsewhere' } } },
  { namespaceSelector: { matchLabels: { team: 'data' } }, podSelector: { matchLabels: { app: 'redis' } } },
  { ipBlock: { cidr: '10.0.0.0/8', except: ['10.20.0.0/16'] } },
  { ipBlock: { cidr: '::/0' } },
];

function withRules(
  { policy, rule: index, choice }: Place,
  change: (rules: JsonObject[], index: number) => unknown,
): void {
  const lists = ['ingress', 'egress'].map((list) => listIn(policy.spec, list) as JsonObject[]);
  const rules = lists.filter((list) => list.length > 0)[choice % 2] ?? lists.find((list) => list.length > 0);
  if (rules) {
    change(rules, index % rules.length);
  }
}

function withRule(place: Place, change: (rule: JsonObject) => unknown): void {
  withRules(place, (rules, index) => change(rules[index]));
}

function withPeers(place: Place, change: (peers: JsonObject[], index: number) => unknown): void {
  withRule(place, (rule) => {
    const peers = [...listIn(rule, 'from'), ...listIn(rule, 'to')] as JsonObject[];
    if (peers.length > 0) {
      change(peers, place.choice % peers.length);
      rule[rule.from ? 'from' : 'to'] = peers;
    }
  });
}

function withPeer(place: Place, change: (peer: JsonObject) => unknown): void {
  withPeers(place, (peers, index) => change(peers[index]));
}

function withSelector(
  place: Place,
  field: 'podSelector' | 'namespaceSelector',
  change: (selector: JsonObject) => unknown,
): void {
  withPeer(place, (peer) => isObject(peer[field]) && change(peer[field]));
}

function withPorts(place: Place, change: (ports: JsonObject[], index: number) => unknown): void {
  withRule(place, (rule) => {
    const ports = listIn(rule, 'ports') as JsonObject[];
    if (ports.length > 0) {
      change(ports, place.choice % ports.length);
    }
  });
}

function templateOf(manifests: readonly JsonObject[], choice: number): JsonObject {
  const deployments = deploymentsIn(manifests);
  return objectIn(deployments[choice % deployments.length].spec, 'template')!;
}

function deploymentsIn(manifests: readonly JsonObject[]): JsonObject[] {
  return manifests.filter(({ kind }) => kind === 'Deployment');
}

function wider(cidr: unknown): string {
  const [address, length] = String(cidr).split('/');
  return address.includes(':') ? '::/0' : length === '0' ? '0.0.0.0/0' : '0.0.0.0/1';
}
