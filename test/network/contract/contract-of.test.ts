import { Inventory } from '../../../src/manifest/inventory';
import type { JsonObject } from '../../../src/manifest/json';
import { Resource } from '../../../src/manifest/resource';
import { NOTHING_DECLARED } from '../../../src/network/connection';
import type { Contract } from '../../../src/network/contract/contract';
import { contractOf } from '../../../src/network/contract/contract-of';
import { call, contractOfRepository, foreign, isolatedDeployment, own } from '../../support/contracts';

function workloadIn({ workloads }: Contract, name: string): Contract['workloads'][number] {
  const found = workloads.find((workload) => workload.name === name);
  expect(found).toBeDefined();
  return found!;
}

function namespace(name: string, labels?: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, ...(labels ? { labels } : {}) } };
}

function service(spec: JsonObject, name = 'web'): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { app: 'web' }, ...spec },
  };
}

test('a contract tells of workloads, namespaces, and both ends of a connection', () => {
  const contract = contractOfRepository({
    manifests: [
      namespace('shop', { team: 'shop' }),
      ...isolatedDeployment('web', { labels: { tier: 'front' } }),
      ...isolatedDeployment('cart', { port: 7070 }),
    ],
    connections: [call(own('web'), own('cart'), 7070)],
  });
  const edge = {
    ports: [{ protocol: 'TCP', port: 7070 }],
    purpose: 'call',
    reason: 'web connects to cart',
    declaredBy: 'app/web',
  };
  expect(contract).toEqual({
    namespaces: [{ name: 'shop', labels: { team: 'shop' } }],
    workloads: [
      {
        kind: 'Deployment',
        namespace: 'shop',
        name: 'cart',
        title: 'cart',
        origin: 'app/cart/Deployment',
        labels: { app: 'cart' },
        podSelector: { matchLabels: { app: 'cart' } },
        isolated: true,
        hostNetwork: false,
        ports: [{ protocol: 'TCP', port: 7070 }],
        services: [],
        offers: [{ peer: foreign('web'), ...edge }],
        needs: [],
      },
      {
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        title: 'web',
        origin: 'app/web/Deployment',
        labels: { app: 'web', tier: 'front' },
        podSelector: { matchLabels: { app: 'web' } },
        isolated: true,
        hostNetwork: false,
        ports: [{ protocol: 'TCP', port: 8080 }],
        services: [],
        offers: [],
        needs: [{ peer: foreign('cart'), ...edge }],
      },
    ],
  });
});

test('the order of objects and declarations does not matter, nor what is declared twice', () => {
  const manifests = ['web', 'cart', 'ad'].flatMap((name) => isolatedDeployment(name));
  const connections = [
    call(own('web'), own('cart'), 7070),
    call(own('web'), own('ad'), 9555),
    call(own('ad'), own('cart'), 7070),
    { ...call(own('web'), foreign('kube-dns', 'kube-system'), 53), purpose: 'dns' as const },
  ];
  const contract = contractOfRepository({ manifests, connections });
  expect(
    contractOfRepository({
      manifests: [...manifests].reverse(),
      connections: [...connections, connections[0]].reverse(),
    }),
  ).toEqual(contract);
  expect(workloadIn(contract, 'web').needs.map(({ peer }) => 'name' in peer && peer.name)).toEqual([
    'ad',
    'cart',
    'kube-dns',
  ]);
});

describe('a Service leads to the port of the pods', () => {
  const web = isolatedDeployment('web', {
    podSpec: {
      containers: [
        {
          name: 'web',
          image: 'registry.example.com/app:1',
          ports: [
            { name: 'http', containerPort: 8080 },
            { name: 'names', containerPort: 5353, protocol: 'UDP' },
          ],
        },
      ],
    },
  });

  test.each<[string, JsonObject, object]>([
    [
      'by its number',
      { ports: [{ port: 5000, targetPort: 8080 }] },
      { headless: false, ports: [{ protocol: 'TCP', port: 5000, targetPort: 8080 }] },
    ],
    [
      'by its name and protocol',
      {
        ports: [
          { name: 'web', port: 80, targetPort: 'http' },
          { name: 'dns', port: 53, targetPort: 'names', protocol: 'UDP' },
        ],
      },
      {
        headless: false,
        ports: [
          { name: 'web', protocol: 'TCP', port: 80, targetPort: 8080 },
          { name: 'dns', protocol: 'UDP', port: 53, targetPort: 5353 },
        ],
      },
    ],
    [
      'without any between, where it is headless',
      { clusterIP: 'None', ports: [{ port: 80, targetPort: 'http' }] },
      { headless: true, ports: [{ protocol: 'TCP', port: 8080, targetPort: 8080 }] },
    ],
    ['not by a name that no container knows', { ports: [{ port: 80, targetPort: 'grpc' }] }, { ports: [] }],
  ])('%s', (_, spec, expected) => {
    const contract = contractOfRepository({ manifests: [...web, service(spec)] });
    expect(workloadIn(contract, 'web').services).toEqual([expect.objectContaining({ name: 'web', ...expected })]);
  });

  test('and each of several that lead to one workload is told', () => {
    const contract = contractOfRepository({
      manifests: [...web, service({ ports: [{ port: 80 }] }, 'zeta'), service({ ports: [{ port: 81 }] }, 'alpha')],
    });
    expect(workloadIn(contract, 'web').services.map(({ name }) => name)).toEqual(['alpha', 'zeta']);
  });
});

describe('another end is told', () => {
  const [web, cart] = [isolatedDeployment('web'), isolatedDeployment('cart', { namespace: 'data' })];

  test('with the namespace of the workload, where it says none', () => {
    const connections = [
      call({ kind: 'pods', name: 'jobs', podSelector: { matchLabels: { a: 'b' } } }, own('web'), 80),
    ];
    expect(workloadIn(contractOfRepository({ manifests: web, connections }), 'web').offers[0].peer).toEqual({
      kind: 'pods',
      name: 'jobs',
      namespace: 'shop',
      podSelector: { matchLabels: { a: 'b' } },
    });
  });

  test('with its own namespace, where the two are apart', () => {
    const contract = contractOfRepository({
      manifests: [...web, ...cart],
      connections: [call(own('web'), own('cart'), 1)],
    });
    expect(workloadIn(contract, 'web').needs[0].peer).toMatchObject({ namespace: 'data' });
    expect(workloadIn(contract, 'cart').offers[0].peer).toMatchObject({ namespace: 'shop' });
  });

  test('without a namespace, where neither has one', () => {
    const nameless = ['web', 'cart'].flatMap((name) => isolatedDeployment(name, { namespace: '' }));
    const contract = contractOfRepository({ manifests: nameless, connections: [call(own('web'), own('cart'), 1)] });
    expect(workloadIn(contract, 'web').namespace).toBeUndefined();
    expect(workloadIn(contract, 'web').needs[0].peer).not.toHaveProperty('namespace');
  });

  test('with the namespace default, where only the workload has one', () => {
    const contract = contractOfRepository({
      manifests: [...web, ...isolatedDeployment('cart', { namespace: '' })],
      connections: [call(own('web'), own('cart'), 1)],
    });
    expect(workloadIn(contract, 'web').needs[0].peer).toMatchObject({ namespace: 'default' });
  });

  test('as addresses, anyone or a name, where it is no pods', () => {
    const ends = [
      { kind: 'addresses', name: 'office', blocks: [{ cidr: '192.0.2.0/24', except: ['192.0.2.8/32'] }] },
      { kind: 'anyone' },
      { kind: 'named', name: 'smtp.example.com' },
    ] as const;
    const contract = contractOfRepository({
      manifests: web,
      connections: ends.map((end) => call(own('web'), end, 443)),
    });
    expect(workloadIn(contract, 'web').needs.map(({ peer }) => peer)).toEqual(ends);
  });

  test('by the labels by which its policy selects it, whatever labels its controller knows', () => {
    const [deployment, policy] = isolatedDeployment('cart', { labels: { workload: 'cart' } });
    const byWorkload = { ...policy, spec: { podSelector: { matchLabels: { workload: 'cart' } } } };
    const contract = contractOfRepository({
      manifests: [...web, deployment, byWorkload],
      connections: [call(own('web'), own('cart'), 1)],
    });
    expect(workloadIn(contract, 'web').needs[0].peer).toMatchObject({
      podSelector: { matchLabels: { workload: 'cart' } },
    });
  });

  test('by what its controller selects, where it has no policy, and by all its labels, where it has no controller', () => {
    const [deployment] = isolatedDeployment('cart', { labels: { tier: 'back' } });
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'raw', namespace: 'shop', labels: { a: '1', b: '2' } },
      spec: { containers: [] },
    };
    const contract = contractOfRepository({ manifests: [deployment, pod], isolated: [] });
    expect(contract.workloads.map(({ podSelector, isolated }) => ({ podSelector, isolated }))).toEqual([
      { podSelector: { matchLabels: { app: 'cart' } }, isolated: false },
      { podSelector: { matchLabels: { a: '1', b: '2' } }, isolated: false },
    ]);
  });

  test.each<[string, unknown]>([
    ['selects everything', {}],
    ['selects other pods', { matchLabels: { app: 'other' } }],
    ['no server takes', { matchLabels: { app: 3 } }],
  ])('by all its labels, where its controller has a selector that %s', (_, selector) => {
    const [deployment] = isolatedDeployment('cart', { labels: { tier: 'back' } });
    const odd = { ...deployment, spec: { ...(deployment.spec as JsonObject), selector } };
    expect(contractOfRepository({ manifests: [odd], isolated: [] }).workloads[0].podSelector).toEqual({
      matchLabels: { app: 'cart', tier: 'back' },
    });
  });

  test('not at all, where no manifest makes it', () => {
    const contract = contractOfRepository({ manifests: web, connections: [call(own('web'), own('gone'), 1)] });
    expect(workloadIn(contract, 'web').needs).toEqual([]);
  });
});

test.each([
  ['from', 1, 0],
  ['to', 0, 1],
] as const)('a connection that is allowed only at the end "%s" is told there', (onlyAt, needs, offers) => {
  const contract = contractOfRepository({
    manifests: ['web', 'cart'].flatMap((name) => isolatedDeployment(name)),
    connections: [{ ...call(own('web'), own('cart'), 7070), onlyAt }],
  });
  expect(workloadIn(contract, 'web').needs).toHaveLength(needs);
  expect(workloadIn(contract, 'cart').offers).toHaveLength(offers);
});

test('a workload is called what the code calls it', () => {
  const contract = contractOfRepository({
    manifests: isolatedDeployment('web'),
    connections: [call({ ...own('web'), name: 'front end' }, foreign('cart'), 7070)],
  });
  expect(workloadIn(contract, 'web').title).toBe('front end');
});

test('every port is told by leaving ports out', () => {
  const contract = contractOfRepository({
    manifests: isolatedDeployment('web'),
    connections: [{ ...call(own('web'), foreign('cart')), ports: undefined }],
  });
  expect(workloadIn(contract, 'web').needs[0]).not.toHaveProperty('ports');
});

test('pods with the network of their node are told apart', () => {
  const contract = contractOfRepository({
    manifests: isolatedDeployment('agent', { podSpec: { hostNetwork: true } }),
  });
  expect(workloadIn(contract, 'agent').hostNetwork).toBe(true);
});

test('each of several pod templates of an object is told', () => {
  const replicated = (role: string) => ({
    name: role,
    template: { spec: { template: { metadata: { labels: { role } }, spec: { containers: [] } } } },
  });
  const contract = contractOfRepository({
    manifests: [
      {
        apiVersion: 'jobset.x-k8s.io/v1alpha2',
        kind: 'JobSet',
        metadata: { name: 'training', namespace: 'shop' },
        spec: { replicatedJobs: [replicated('driver'), replicated('worker')] },
      },
    ],
  });
  expect(contract.workloads.map(({ template, labels }) => ({ template, labels }))).toEqual([
    { template: 'spec.replicatedJobs[0].template.spec.template', labels: { role: 'driver' } },
    { template: 'spec.replicatedJobs[1].template.spec.template', labels: { role: 'worker' } },
  ]);
});

test('objects that no server takes are no reason to fail', () => {
  const odd: JsonObject[] = [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { selector: { app: 1 }, ports: 'many' } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'b', labels: { app: 1 } },
      spec: { containers: [{ ports: 3 }] },
    },
    { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector: 'x', template: { spec: { containers: null } } } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: ['x'] } },
    { kind: 'Pod', spec: {} },
  ];
  const contract = contractOf(new Inventory(odd.map((manifest) => new Resource(manifest))), NOTHING_DECLARED);
  expect(contract.workloads.map(({ name, labels }) => ({ name, labels }))).toEqual([
    { name: '', labels: {} },
    { name: 'b', labels: {} },
  ]);
});
