import type { JsonObject } from '../../../src/manifest/json';
import type { Connection } from '../../../src/network/connection';
import { Joined, joinContracts } from '../../../src/network/contract/contract-join';
import type { TitledContract } from '../../../src/network/contract/contract-parties';
import type { End, PodsEnd } from '../../../src/network/end';
import { PortSet } from '../../../src/network/port-set';
import { call, contractOfRepository, foreign, isolatedDeployment, own, WorkloadOptions } from '../../support/contracts';

/** A repository of one workload. */
function one(
  name: string,
  connections: readonly Connection[],
  options: WorkloadOptions & { readonly isolated?: readonly string[]; readonly beside?: readonly JsonObject[] } = {},
): TitledContract {
  const { isolated, beside = [] } = options;
  const manifests = [...isolatedDeployment(name, options), ...beside];
  return { title: `${name}.json`, contract: contractOfRepository({ manifests, isolated, connections }) };
}

function texts({ edges, halfOpen, unpaired, duplicates }: Joined): object {
  return {
    edges: edges.map(({ from, to, ports }) => `${from.name} -> ${to.name} ${PortSet.of(ports).text}`),
    halfOpen: halfOpen.map(
      ({ from, to, missing, needed, offered }) =>
        `${from.name} -> ${to.name}: ${missing}, needed ${PortSet.of(needed).text}, offered ${PortSet.of(offered).text}`,
    ),
    unpaired: unpaired.map(({ workload, direction, peer }) => `${workload.name} ${direction} ${peer}`),
    duplicates: duplicates.map(({ workload, contracts }) => `${workload.name} ${contracts.join(' ')}`),
  };
}

const NOTHING = { edges: [], halfOpen: [], unpaired: [], duplicates: [] };

const ANYONE: End = { kind: 'anyone' };

/** Pods of a namespace, all of them or by labels. */
function pods(namespace: string, matchLabels?: JsonObject): PodsEnd {
  return { kind: 'pods', name: namespace, namespace, podSelector: matchLabels ? { matchLabels } : {} };
}

/** Pods by labels of their namespaces. */
function podsOfTeam(team: string, matchLabels: JsonObject): PodsEnd {
  const namespaceSelector = { matchExpressions: [{ key: 'team', operator: 'In', values: [team] }] };
  return { kind: 'pods', name: team, namespaceSelector, podSelector: { matchLabels } };
}

function namespaceOf(name: string, team: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { team } } };
}

const needs = (name: string, ...ports: number[]) => call(own('web'), foreign(name), ...ports);
const offers = (name: string, ...ports: number[]) => call(foreign('web'), own(name), ...ports);

describe('of two repositories', () => {
  const cases: Record<string, readonly [readonly TitledContract[], object]> = {
    'a call that both declare is whole': [
      [one('web', [needs('cart', 7070)]), one('cart', [offers('cart', 7070)])],
      { edges: ['web -> cart TCP 7070'] },
    ],
    'a call that the callee does not offer is half-open': [
      [one('web', [needs('cart', 7070)]), one('cart', [])],
      { halfOpen: ['web -> cart: offer, needed TCP 7070, offered no port'] },
    ],
    'a call that the caller does not need is half-open': [
      [one('web', []), one('cart', [offers('cart', 7070)])],
      { halfOpen: ['web -> cart: need, needed no port, offered TCP 7070'] },
    ],
    'a call on other ports than are offered is half-open': [
      [one('web', [needs('cart', 80)]), one('cart', [offers('cart', 7070)])],
      { halfOpen: ['web -> cart: both, needed TCP 80, offered TCP 7070'] },
    ],
    'a call on too few ports is whole on those that both declare, and half-open': [
      [one('web', [needs('cart', 7070)]), one('cart', [offers('cart', 7070, 9090)])],
      {
        edges: ['web -> cart TCP 7070'],
        halfOpen: ['web -> cart: need, needed TCP 7070, offered TCP 7070, TCP 9090'],
      },
    ],
    'a call on every port asks for every port': [
      [one('web', [{ ...needs('cart'), ports: undefined }]), one('cart', [offers('cart', 7070)])],
      {
        edges: ['web -> cart TCP 7070'],
        halfOpen: ['web -> cart: offer, needed every port, offered TCP 7070'],
      },
    ],
    'ports of another protocol are other ports': [
      [
        one('web', [{ ...needs('dns'), ports: [{ protocol: 'UDP', port: 53 }] }]),
        one('dns', [{ ...offers('dns'), ports: [{ protocol: 'TCP', port: 53 }] }]),
      ],
      { halfOpen: ['web -> dns: both, needed UDP 53, offered TCP 53'] },
    ],
    'ports that are declared one by one are a range of them': [
      [
        one('web', [needs('cart', 1000, 1001), needs('cart', 1002)]),
        one('cart', [{ ...offers('cart'), ports: [{ protocol: 'TCP', port: 1000, endPort: 1002 }] }]),
      ],
      { edges: ['web -> cart TCP 1000-1002'] },
    ],
    'a call with pods of no contract is listed': [
      [one('web', [needs('mail', 25)]), one('cart', [call(foreign('jobs'), own('cart'), 7070)])],
      { unpaired: ['cart offer jobs', 'web need mail'] },
    ],
    'a workload of the same name in another namespace is another one': [
      [one('web', [needs('cart', 7070)]), one('cart', [offers('cart', 7070)], { namespace: 'data' })],
      {
        halfOpen: ['web -> cart: need, needed no port, offered TCP 7070'],
        unpaired: ['web need cart'],
      },
    ],
    'the default namespace need not be named': [
      [
        one('web', [call(own('web'), foreign('cart', 'default'), 7070)], { namespace: 'default' }),
        one('cart', [call({ ...foreign('web'), namespace: undefined }, own('cart'), 7070)], { namespace: '' }),
      ],
      { edges: ['web -> cart TCP 7070'] },
    ],
    'a workload in both is told': [
      [one('web', []), { ...one('web', []), title: 'other.json' }],
      { duplicates: ['web web.json other.json'] },
    ],
    'a workload of another kind with the same name is another one': [
      [
        one('web', []),
        one('db', [], {
          beside: [
            {
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { name: 'web', namespace: 'shop' },
              spec: { containers: [] },
            },
          ],
        }),
      ],
      {},
    ],
    'only the first contract of a workload counts': [
      [
        one('web', [needs('cart', 7070)]),
        one('cart', [offers('cart', 7070)]),
        { ...one('cart', []), title: 'other.json' },
      ],
      { edges: ['web -> cart TCP 7070'], duplicates: ['cart cart.json other.json'] },
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [contracts, expected]) => {
    expect(texts(joinContracts(contracts))).toEqual({ ...NOTHING, ...expected });
  });

  test.each(Object.entries(cases).filter(([name]) => !name.includes('first')))(
    '%s, also in the other order',
    (_, [contracts, expected]) => {
      const { duplicates, ...rest } = { ...NOTHING, ...expected } as { duplicates: readonly string[] };
      expect(texts(joinContracts([...contracts].reverse()))).toMatchObject(rest);
      expect(joinContracts([...contracts].reverse()).duplicates).toHaveLength(duplicates.length);
    },
  );
});

describe('a peer by labels', () => {
  const blue = one('blue', [call(pods('shop', { tier: 'front' }), own('blue'), 80)], { labels: { cart: 'yes' } });
  const green = (...ports: number[]) =>
    one('green', ports.length > 0 ? [call(pods('shop', { tier: 'front' }), own('green'), ...ports)] : [], {
      labels: { cart: 'yes' },
    });
  const caller = (name: string, ...ports: number[]) =>
    one(name, ports.length > 0 ? [call(own(name), pods('shop', { cart: 'yes' }), ...ports)] : [], {
      labels: { tier: 'front' },
    });

  test('is every workload that has them, if it is called', () => {
    expect(texts(joinContracts([caller('web', 80), blue, green()]))).toEqual({
      ...NOTHING,
      edges: ['web -> blue TCP 80'],
      halfOpen: ['web -> green: offer, needed TCP 80, offered no port'],
    });
    expect(texts(joinContracts([caller('web', 80), blue, green(80)]))).toEqual({
      ...NOTHING,
      edges: ['web -> blue TCP 80', 'web -> green TCP 80'],
    });
  });

  test('is one of them, if it is let in', () => {
    expect(texts(joinContracts([caller('web', 80), caller('bot'), blue]))).toEqual({
      ...NOTHING,
      edges: ['web -> blue TCP 80'],
    });
    expect(texts(joinContracts([caller('web'), caller('bot'), blue]))).toMatchObject({
      edges: [],
      halfOpen: [
        'bot -> blue: need, needed no port, offered TCP 80',
        'web -> blue: need, needed no port, offered TCP 80',
      ],
    });
  });

  test('is found by labels of its namespace, wherever the namespace is made', () => {
    const web = one('web', [call(own('web'), podsOfTeam('data', { app: 'cart' }), 7070)], {
      beside: [namespaceOf('shop', 'shop'), namespaceOf('storage', 'data')],
    });
    const cart = one('cart', [call(podsOfTeam('shop', { app: 'web' }), own('cart'), 7070)], { namespace: 'storage' });
    expect(texts(joinContracts([web, cart]))).toEqual({ ...NOTHING, edges: ['web -> cart TCP 7070'] });
  });

  test('is found by the label that every namespace has, though no contract makes it', () => {
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'storage' } };
    const web = one('web', [
      call(
        own('web'),
        { kind: 'pods', name: 'cart', namespaceSelector, podSelector: foreign('cart').podSelector },
        7070,
      ),
    ]);
    const cart = one('cart', [offers('cart', 7070)], { namespace: 'storage' });
    expect(texts(joinContracts([web, cart]))).toEqual({ ...NOTHING, edges: ['web -> cart TCP 7070'] });
  });

  test('is found by labels that several contracts give to one namespace', () => {
    const namespaceSelector = { matchLabels: { team: 'data', zone: 'inner' } };
    const web = one(
      'web',
      [
        call(
          own('web'),
          { kind: 'pods', name: 'cart', namespaceSelector, podSelector: foreign('cart').podSelector },
          1,
        ),
      ],
      { beside: [namespaceOf('storage', 'data')] },
    );
    const zoned = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'storage', labels: { zone: 'inner' } } };
    const cart = one('cart', [offers('cart', 1)], { namespace: 'storage', beside: [zoned] });
    expect(texts(joinContracts([web, cart]))).toEqual({ ...NOTHING, edges: ['web -> cart TCP 1'] });
  });

  test('is in the namespace of the workload, where it names none', () => {
    const withoutNamespace = ({ title, contract }: TitledContract): TitledContract => ({
      title,
      contract: JSON.parse(JSON.stringify(contract), (key, value: { namespace?: string }) =>
        key === 'peer' ? { ...value, namespace: undefined } : value,
      ) as TitledContract['contract'],
    });
    const web = withoutNamespace(one('web', [needs('cart', 7070)]));
    const cart = withoutNamespace(one('cart', [call(pods('shop'), own('cart'), 7070)]));
    expect(texts(joinContracts([web, cart]))).toMatchObject({ edges: ['web -> cart TCP 7070'], halfOpen: [] });
  });

  test('is each of the pod templates of one object', () => {
    const replicated = (role: string) => ({
      template: { spec: { template: { metadata: { labels: { role } }, spec: { containers: [] } } } },
    });
    const jobs = one('web', [call(own('web'), pods('shop', { role: 'worker' }), 7070)], {
      beside: [
        {
          apiVersion: 'jobset.x-k8s.io/v1alpha2',
          kind: 'JobSet',
          metadata: { name: 'jobs', namespace: 'shop' },
          spec: { replicatedJobs: [replicated('driver'), replicated('worker')] },
        },
      ],
    });
    expect(texts(joinContracts([jobs]))).toEqual({ ...NOTHING, edges: ['web -> jobs TCP 7070'] });
    expect(joinContracts([jobs]).edges[0].to.template).toBe('spec.replicatedJobs[1].template.spec.template');
  });

  test('is not pods with the network of their node', () => {
    const agent = one('agent', [], { podSpec: { hostNetwork: true } });
    expect(texts(joinContracts([one('web', [needs('agent', 9100)]), agent]))).toEqual({
      ...NOTHING,
      unpaired: ['web need agent'],
    });
  });
});

describe('what is for many', () => {
  test.each<[string, End]>([
    ['a whole namespace', pods('shop')],
    ['all namespaces', { kind: 'pods', name: 'all', namespaceSelector: {}, podSelector: {} }],
    ['anyone', ANYONE],
  ])('answers a call of the other end: %s', (_, end) => {
    const { edges, halfOpen } = joinContracts([
      one('web', [needs('cart', 7070)]),
      one('cart', [call(end, own('cart'), 7070)]),
    ]);
    expect(texts({ edges, halfOpen, unpaired: [], duplicates: [] })).toEqual({
      ...NOTHING,
      edges: ['web -> cart TCP 7070'],
    });
  });

  test('does not answer on other ports', () => {
    expect(
      texts(joinContracts([one('web', [needs('cart', 80)]), one('cart', [call(ANYONE, own('cart'), 7070)])])),
    ).toEqual({ ...NOTHING, halfOpen: ['web -> cart: offer, needed TCP 80, offered TCP 7070'] });
  });

  test('does not answer where it is another namespace', () => {
    const cart = one('cart', [call(pods('data'), own('cart'), 7070)]);
    expect(texts(joinContracts([one('web', [needs('cart', 7070)]), cart]))).toMatchObject({
      halfOpen: ['web -> cart: offer, needed TCP 7070, offered no port'],
    });
  });

  test('does not answer where it is namespaces with other labels', () => {
    const end: End = {
      kind: 'pods',
      name: 'data',
      namespaceSelector: { matchLabels: { team: 'data' } },
      podSelector: {},
    };
    const web = (team: string) => one('web', [needs('cart', 7070)], { beside: [namespaceOf('shop', team)] });
    const cart = one('cart', [call(end, own('cart'), 7070)]);
    expect(joinContracts([web('data'), cart]).halfOpen).toEqual([]);
    expect(joinContracts([web('shop'), cart]).halfOpen).toMatchObject([{ missing: 'offer' }]);
  });

  test('does not answer for pods with the network of their node, which no policy selects', () => {
    const agent = one('agent', [call(own('agent'), foreign('cart'), 7070)], { podSpec: { hostNetwork: true } });
    expect(joinContracts([agent, one('cart', [call(pods('shop'), own('cart'), 7070)])]).halfOpen).toMatchObject([
      { missing: 'offer', from: { name: 'agent' } },
    ]);
    expect(joinContracts([agent, one('cart', [call(ANYONE, own('cart'), 7070)])])).toMatchObject({
      edges: [{ from: { name: 'agent' }, notIsolated: ['from'] }],
      halfOpen: [],
    });
  });

  test('is not a selector of expressions alone', () => {
    const podSelector = { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }] };
    const web = one('web', [call(own('web'), { kind: 'pods', name: 'cart', namespace: 'shop', podSelector }, 7070)]);
    expect(joinContracts([web, one('cart', [])]).halfOpen).toMatchObject([{ missing: 'offer' }]);
  });

  test('needs no answer, and a whole namespace is listed', () => {
    const contracts = [
      one('web', [call(own('web'), pods('shop'), 7070), call(own('web'), ANYONE, 443)]),
      one('cart', [call(pods('shop'), own('cart'), 7070), call(ANYONE, own('cart'), 80)]),
    ];
    expect(texts(joinContracts(contracts))).toEqual({ ...NOTHING, unpaired: ['cart offer shop', 'web need shop'] });
  });
});

describe('what is no call', () => {
  test.each(['dns', 'exposure', 'scraping'] as const)('needs no answer: %s', (purpose) => {
    const contracts = [one('web', [{ ...needs('cart', 53), purpose }]), one('cart', [])];
    expect(texts(joinContracts(contracts))).toEqual(NOTHING);
    const offered = [one('web', []), one('cart', [{ ...offers('cart', 53), purpose }])];
    expect(texts(joinContracts(offered))).toEqual(NOTHING);
  });

  test('is not listed, where it is with a whole namespace', () => {
    const metrics = { ...call(pods('monitoring'), own('cart'), 9090), purpose: 'scraping' as const };
    expect(texts(joinContracts([one('cart', [metrics])]))).toEqual(NOTHING);
  });

  test.each(['exposure', 'scraping'] as const)('answers a call of the other end: %s', (purpose) => {
    const contracts = [one('web', [needs('cart', 53)]), one('cart', [{ ...offers('cart', 53), purpose }])];
    expect(texts(joinContracts(contracts))).toEqual({ ...NOTHING, edges: ['web -> cart TCP 53'] });
  });

  test('addresses and names are not in any contract', () => {
    const outside: End[] = [
      { kind: 'addresses', name: 'all', blocks: [{ cidr: '0.0.0.0/0' }] },
      { kind: 'named', name: 'cart' },
    ];
    const contracts = [
      one(
        'web',
        outside.map((end) => call(own('web'), end, 443)),
      ),
      one('cart', [call(outside[0], own('cart'), 443)]),
    ];
    expect(texts(joinContracts(contracts))).toEqual(NOTHING);
  });
});

describe('a workload that is not isolated', () => {
  test('answers every call', () => {
    const { edges, halfOpen } = joinContracts([one('web', [needs('cart', 7070)]), one('cart', [], { isolated: [] })]);
    expect(halfOpen).toEqual([]);
    expect(edges).toMatchObject([{ from: { name: 'web' }, to: { name: 'cart' }, notIsolated: ['to'] }]);
  });

  test('needs no more than it declares', () => {
    const web = one('web', [needs('cart', 7070)], { isolated: [] });
    expect(texts(joinContracts([web, one('cart', [])]))).toMatchObject({
      halfOpen: ['web -> cart: offer, needed TCP 7070, offered no port'],
    });
  });

  test('may call without declaring it', () => {
    const { edges, halfOpen } = joinContracts([one('web', [], { isolated: [] }), one('cart', [offers('cart', 7070)])]);
    expect(halfOpen).toEqual([]);
    expect(edges).toMatchObject([{ ports: [{ protocol: 'TCP', port: 7070 }], notIsolated: ['from'] }]);
  });
});

test('a workload that one contract has twice is not in several', () => {
  const [deployment] = isolatedDeployment('web');
  expect(texts(joinContracts([one('web', [], { beside: [deployment] })]))).toEqual(NOTHING);
});

test('replicas of a workload that call each other are one edge', () => {
  const raft = call(own('store'), own('store'), 2380);
  expect(texts(joinContracts([one('store', [raft])]))).toEqual({ ...NOTHING, edges: ['store -> store TCP 2380'] });
});

test('what is allowed only at one end of a repository is half-open', () => {
  const manifests = ['web', 'cart'].flatMap((name) => isolatedDeployment(name));
  const connections = [{ ...call(own('web'), own('cart'), 7070), onlyAt: 'from' as const }];
  const contract = contractOfRepository({ manifests, connections });
  expect(joinContracts([{ title: 'shop.json', contract }]).halfOpen).toMatchObject([
    { missing: 'offer', from: { contract: 'shop.json' }, to: { contract: 'shop.json' }, declaredBy: ['app/web'] },
  ]);
});

/** The pods of the Online Boutique that call each other, and on which port. */
const BOUTIQUE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  frontend: {
    ad: 9555,
    cart: 7070,
    checkout: 5050,
    currency: 7000,
    catalog: 3550,
    recommendation: 8080,
    shipping: 50051,
  },
  checkout: { cart: 7070, currency: 7000, email: 8080, payment: 50051, catalog: 3550, shipping: 50051 },
  recommendation: { catalog: 3550 },
  cart: { redis: 6379 },
  loadgenerator: { frontend: 8080 },
};

const REPOSITORIES: Readonly<Record<string, readonly string[]>> = {
  'web.json': ['frontend', 'loadgenerator', 'ad', 'recommendation'],
  'order.json': ['checkout', 'payment', 'shipping', 'email'],
  'goods.json': ['catalog', 'currency', 'cart', 'redis'],
};

describe('a shop in three repositories', () => {
  const calls = Object.entries(BOUTIQUE).flatMap(([from, callees]) =>
    Object.entries(callees).map(([to, port]) => ({ from, to, port })),
  );

  /** The contract of a repository, which knows what it makes itself and has the rest from the others. */
  function contractOf(title: string, isDeclared: (from: string, to: string) => boolean = () => true): TitledContract {
    const names = REPOSITORIES[title];
    const end = (name: string): End => (names.includes(name) ? own(name) : foreign(name));
    const connections = calls
      .filter(({ from, to }) => (names.includes(from) || names.includes(to)) && isDeclared(from, to))
      .map(({ from, to, port }) => call(end(from), end(to), port));
    const manifests = names.flatMap((name) => isolatedDeployment(name));
    return { title, contract: contractOfRepository({ manifests, connections }) };
  }

  test('has just its 16 edges', () => {
    const joined = joinContracts(Object.keys(REPOSITORIES).map((title) => contractOf(title)));
    expect(calls).toHaveLength(16);
    expect(texts(joined)).toEqual({
      ...NOTHING,
      edges: calls
        .map(({ from, to, port }) => `${from} -> ${to} TCP ${port}`)
        .sort((left, right) => (left < right ? -1 : 1)),
    });
  });

  const across = calls.flatMap(({ from, to }) => {
    const [caller, callee] = [from, to].map((name) =>
      Object.keys(REPOSITORIES).find((title) => REPOSITORIES[title].includes(name)),
    );
    return caller === callee
      ? []
      : [
          [from, to, caller!, 'need'],
          [from, to, callee!, 'offer'],
        ];
  });

  test('has calls from one repository to another', () => {
    expect(across).toHaveLength(18);
  });

  test.each(across)('misses the side of %s -> %s that %s leaves out', (from, to, forgetful, missing) => {
    const { edges, halfOpen } = joinContracts(
      Object.keys(REPOSITORIES).map((title) =>
        contractOf(title, (caller, callee) => title !== forgetful || caller !== from || callee !== to),
      ),
    );
    expect(edges).toHaveLength(15);
    expect(halfOpen).toMatchObject([{ from: { name: from }, to: { name: to }, missing }]);
  });
});
