import * as fc from 'fast-check';
import { Inventory, PodOfResource } from '../../src/manifest/inventory';
import { JsonObject, pathText } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Direction } from '../../src/network/isolation';
import type { AddressParty, StrangerParty } from '../../src/network/party';
import { Grant, partyOf, Reachability } from '../../src/network/reachability';
import { app, namespaceCalled, onePod, pods, policy, policyFor, workload } from '../support/network';
import { withMetadata } from '../support/objects';

const OUTSIDE: AddressParty = { kind: 'address', address: '203.0.113.9' };

/** The objects of an app, with a question for each pod by the name of its object. */
function network(...manifests: JsonObject[]) {
  const resources = manifests.map((manifest) => new Resource(manifest));
  const inventory = new Inventory(resources);
  const podOf = (name: string): PodOfResource => {
    const resource = resources.find((one) => one.name === name && one.pods.length > 0)!;
    return { resource, pod: resource.pods[0] };
  };
  return { reachability: Reachability.of(inventory), podOf, inventory };
}

function named(manifest: JsonObject, name: string): JsonObject {
  return withMetadata(manifest, { name });
}

function grantTexts(grants: readonly Grant[]): string[] {
  return grants.map(({ policy: by, path, ports }) => `${by.name} ${pathText(path)} ${ports.text}`);
}

const web = workload('web');
const api = workload('api');
const db = workload('db', { ports: [{ name: 'sql', containerPort: 5432 }] });

test('an app is worked out once', () => {
  const { inventory, reachability } = network(web);
  expect(Reachability.of(inventory)).toBe(reachability);
  expect(Reachability.of(new Inventory(inventory.resources))).not.toBe(reachability);
});

test('grants say which rules of which policies let something through, on which ports', () => {
  const { reachability, podOf } = network(
    web,
    api,
    db,
    named(
      policyFor('db', {
        ingress: [{ from: [pods('api'), pods('web')], ports: [{ port: 'sql' }] }, { ports: [{ port: 80 }] }],
      }),
      'first',
    ),
    named(policy({ ingress: [{ from: [{ podSelector: {} }] }, { ports: [{ port: 'none' }] }] }), 'second'),
    named(policyFor('db', { policyTypes: ['Egress'], egress: [{}] }), 'third'),
  );
  const grants = (other: string) => grantTexts(reachability.grants('ingress', podOf('db'), partyOf(podOf(other))));
  expect(grants('web')).toEqual([
    'first spec.ingress[0].from[1] TCP 5432',
    'first spec.ingress[1] TCP 80',
    'second spec.ingress[0].from[0] every port',
  ]);
  expect(grantTexts(reachability.grants('ingress', podOf('db'), OUTSIDE))).toEqual(['first spec.ingress[1] TCP 80']);
  expect(grantTexts(reachability.grants('egress', podOf('db'), OUTSIDE))).toEqual(['third spec.egress[0] every port']);
  expect(reachability.grants('egress', podOf('web'), OUTSIDE)).toEqual([]);
});

test('what is for everybody, and for whomever, is known without asking about anybody', () => {
  const rules = [{ ports: [{ port: 80 }] }, { from: [pods('api')], ports: [{ port: 443 }] }];
  const { reachability, podOf } = network(
    web,
    api,
    db,
    policyFor('web', { ingress: rules }),
    policyFor('db', { ingress: [{ from: [pods('api')], ports: [{ port: 'sql' }] }] }),
  );
  expect(reachability.allowedToAll('ingress', podOf('web')).text).toBe('TCP 80');
  expect(reachability.allowedToAny('ingress', podOf('web'))?.text).toBe('TCP 80, TCP 443');
  expect(reachability.allowedToAll('egress', podOf('web')).text).toBe('every port');
  expect(reachability.allowedToAny('egress', podOf('web'))?.text).toBe('every port');
  // the number of a port by its name depends on who receives
  expect(reachability.allowedToAll('ingress', podOf('db')).text).toBe('no port');
  expect(reachability.allowedToAny('ingress', podOf('db'))).toBeUndefined();
});

test('what is for everybody alike is known only where nobody is named, and no port by its name', () => {
  const { reachability, podOf } = network(
    web,
    api,
    db,
    named(policyFor('web', { ingress: [{ ports: [{ port: 80 }] }] }), 'first'),
    named(policyFor('web', { ingress: [{ ports: [{ port: 443 }] }], policyTypes: ['Ingress', 'Egress'] }), 'second'),
    named(policyFor('api', { ingress: [{ ports: [{ port: 80 }] }] }), 'third'),
    named(policyFor('api', { ingress: [{ from: [pods('web')], ports: [{ port: 80 }] }] }), 'fourth'),
    named(policyFor('db', { ingress: [{ ports: [{ port: 'sql' }] }] }), 'fifth'),
  );
  expect(reachability.allowedAlike('ingress', podOf('web'))?.text).toBe('TCP 80, TCP 443');
  expect(reachability.allowedAlike('egress', podOf('web'))?.text).toBe('no port');
  expect(reachability.allowedAlike('ingress', podOf('api'))).toBeUndefined();
  expect(reachability.allowedAlike('egress', podOf('api'))).toBeUndefined(); // as nothing isolates it
  expect(reachability.allowedAlike('ingress', podOf('db'))).toBeUndefined();
});

test('the policies of a pod are those that isolate it in the direction', () => {
  const { reachability, podOf } = network(
    web,
    db,
    named(policyFor('db', { egress: [{}] }), 'both'),
    named(policyFor('db', { policyTypes: ['Egress'] }), 'egress'),
    named(policy({ policyTypes: ['Ingress'] }), 'all'),
  );
  const policies = (direction: Direction, name: string) =>
    reachability.policies(direction, podOf(name)).map((by) => by.name);
  expect(policies('ingress', 'db')).toEqual(['both', 'all']);
  expect(policies('egress', 'db')).toEqual(['both', 'egress']);
  expect(policies('ingress', 'web')).toEqual(['all']);
  expect(policies('egress', 'web')).toEqual([]);
  expect(reachability.isIsolated('egress', podOf('web'))).toBe(false);
  expect(reachability.isIsolated('ingress', podOf('web'))).toBe(true);
});

test('each end is asked by itself, whatever the other allows', () => {
  const { reachability, podOf } = network(
    web,
    db,
    policyFor('web', { policyTypes: ['Egress'] }),
    policyFor('db', { ingress: [{ ports: [{ port: 'sql' }] }] }),
  );
  const [from, to] = [podOf('web'), podOf('db')];
  expect(reachability.allowed('egress', from, partyOf(to)).text).toBe('no port');
  expect(reachability.allowed('ingress', to, partyOf(from)).text).toBe('TCP 5432');
  expect(reachability.allowed('egress', to, partyOf(from)).text).toBe('every port');
  expect(reachability.between(partyOf(from), partyOf(to)).text).toBe('no port');
});

describe('the peers of a pod are the pods that its policies name', () => {
  const near = workload('near', { namespace: 'data' });
  const agent = workload('agent', { spec: { hostNetwork: true } });
  const names = (of: ReadonlySet<PodOfResource>) => [...of].map(({ resource }) => resource.name).sort();

  test.each<[string, JsonObject, string[]]>([
    ['by labels', { ingress: [{ from: [pods('web')] }] }, ['web']],
    ['by several rules', { ingress: [{ from: [pods('web')] }, { from: [pods('api'), pods('web')] }] }, ['api', 'web']],
    ['itself too', { ingress: [{ from: [pods('db')] }] }, ['db']],
    ['all of a namespace', { ingress: [{ from: [{ podSelector: {} }] }] }, ['api', 'db', 'web']],
    ['in other namespaces', { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }] }, ['near']],
    ['all that there are', { ingress: [{}] }, ['agent', 'api', 'db', 'near', 'web']],
    ['none, but addresses', { ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }, []],
    ['none', { ingress: [] }, []],
    ['none of the other direction', { policyTypes: ['Egress'], egress: [{ to: [pods('web')] }] }, []],
  ])('%s', (_, spec, expected) => {
    const { reachability, podOf } = network(
      web,
      api,
      db,
      near,
      agent,
      namespaceCalled('data', { team: 'a' }),
      policyFor('db', spec),
    );
    expect(names(reachability.peers('ingress', podOf('db')))).toEqual(expected);
  });

  test('by all of its policies together', () => {
    const { reachability, podOf } = network(
      web,
      api,
      db,
      policyFor('db', { ingress: [{ from: [pods('web')] }] }),
      policy({ ingress: [{ from: [pods('api')] }] }),
    );
    expect(names(reachability.peers('ingress', podOf('db')))).toEqual(['api', 'web']);
    expect(names(reachability.peers('ingress', podOf('web')))).toEqual(['api']);
  });
});

test('stated peers are what the policies write, each once', () => {
  const block = { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] };
  const { reachability, podOf } = network(
    workload('db', { namespace: 'data' }),
    policyFor(
      'db',
      { ingress: [{ from: [pods('web'), { ipBlock: block }] }, { from: [{ ipBlock: block }, pods('web')] }] },
      'data',
    ),
    policy(
      {
        ingress: [
          { from: [{ namespaceSelector: {} }, { ...pods('web'), namespaceSelector: app('x') }] },
          {},
          { from: [] },
        ],
      },
      'data',
    ),
  );
  expect(reachability.statedPeers('ingress', podOf('db'))).toEqual([
    { kind: 'pods', namespace: 'data', podSelector: app('web') },
    { kind: 'addresses', block },
    { kind: 'pods', namespace: 'data', namespaceSelector: {}, podSelector: {} },
    { kind: 'pods', namespace: 'data', namespaceSelector: app('x'), podSelector: app('web') },
    { kind: 'anyone' },
  ]);
  expect(reachability.statedPeers('egress', podOf('db'))).toEqual([]);
});

describe('pods that the app does not make are known by labels', () => {
  const stranger = (fields: Partial<StrangerParty> = {}): StrangerParty => ({
    kind: 'stranger',
    namespace: 'monitoring',
    namespaceLabels: { team: 'ops' },
    labels: { app: 'scraper' },
    ...fields,
  });

  test.each<[string, JsonObject, StrangerParty, string]>([
    ['in namespaces by label', { namespaceSelector: { matchLabels: { team: 'ops' } } }, stranger(), 'TCP 9090'],
    [
      'in namespaces by name',
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } },
      stranger(),
      'TCP 9090',
    ],
    ['in other namespaces', { namespaceSelector: { matchLabels: { team: 'dev' } } }, stranger(), 'no port'],
    ['in the namespace of the policy', pods('scraper'), stranger({ namespace: 'default' }), 'TCP 9090'],
    ['not in the namespace of the policy', pods('scraper'), stranger(), 'no port'],
    ['with other labels', { ...pods('scraper'), namespaceSelector: {} }, stranger({ labels: { app: 'x' } }), 'no port'],
    ['and by no address', { ipBlock: { cidr: '0.0.0.0/0' } }, stranger(), 'no port'],
  ])('%s', (_, peer, other, expected) => {
    const { reachability, podOf } = network(
      web,
      policyFor('web', { ingress: [{ from: [peer], ports: [{ port: 9090 }] }] }),
    );
    expect(reachability.between(other, partyOf(podOf('web'))).text).toBe(expected);
    expect(reachability.between(partyOf(podOf('web')), other).text).toBe('every port');
  });

  test('and their names of ports are not known', () => {
    const ports = [{ port: 'http' }, { port: 443 }];
    const { reachability, podOf } = network(web, policyFor('web', { policyTypes: ['Egress'], egress: [{ ports }] }));
    expect(reachability.between(partyOf(podOf('web')), stranger()).text).toBe('TCP 443');
  });
});

test('who is neither a pod of the app nor isolated is not held back', () => {
  const { reachability } = network(web, policy({ policyTypes: ['Ingress', 'Egress'] }));
  expect(reachability.between(OUTSIDE, { kind: 'address', address: '10.0.0.1' }).text).toBe('every port');
});

test('what is no address is in no block', () => {
  const { reachability, podOf } = network(
    web,
    policyFor('web', { ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }] }] }),
  );
  for (const address of ['', 'example.com', '203.0.113', '010.0.0.1', 'fe80::1%eth0', '1.2.3.4/32']) {
    expect(reachability.between({ kind: 'address', address }, partyOf(podOf('web'))).text).toBe('no port');
  }
});

test('a pod is the same whoever found it', () => {
  const { reachability, podOf, inventory } = network(
    web,
    onePod('one'),
    policyFor('web', { ingress: [{ from: [pods('one')] }] }),
  );
  const [found] = inventory.podsMatching(undefined, app('one'));
  expect(reachability.between(partyOf(podOf('one')), partyOf(podOf('web'))).text).toBe('every port');
  expect(reachability.between(partyOf(found), partyOf(podOf('web'))).text).toBe('every port');
});

test('a null among rules or ports is read as an object without fields', () => {
  const { reachability, podOf } = network(
    web,
    db,
    policyFor('web', { ingress: [null] }),
    policyFor('db', { ingress: [{ ports: [null] }] }),
  );
  expect(reachability.between(OUTSIDE, partyOf(podOf('web'))).text).toBe('every port');
  expect(reachability.between(OUTSIDE, partyOf(podOf('db'))).text).toBe('every TCP port');
});

describe('policies that no server takes', () => {
  const GARBAGE: readonly unknown[] = [null, 0, 5, true, '', 'x', [], [null], [[]], {}, [{}], [5], { matchLabels: 5 }];
  const FIELDS = [
    'podSelector',
    'policyTypes',
    'ingress',
    'egress',
    'from',
    'to',
    'ports',
    'ipBlock',
    'namespaceSelector',
  ];
  const fields = fc.dictionary(fc.constantFrom(...FIELDS), fc.constantFrom(...GARBAGE), { maxKeys: 5 });
  const spec = fc.record(
    {
      podSelector: fc.oneof(fc.constantFrom(...GARBAGE), fc.constant(app('web'))),
      policyTypes: fc.constantFrom(...GARBAGE, ['Ingress'], ['Egress', null]),
      ingress: fc.oneof(fc.array(fields), fc.array(fc.record({ from: fc.array(fields), ports: fc.array(fields) }))),
      egress: fc.oneof(fc.array(fields), fc.array(fc.record({ to: fc.array(fields) })), fc.constantFrom(...GARBAGE)),
    },
    { requiredKeys: [] },
  );

  test('are read without an error', () => {
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 3 }), (specs) => {
        const { reachability, podOf } = network(
          web,
          db,
          ...specs.map((one) => policy(structuredClone(one) as JsonObject)),
        );
        for (const direction of ['ingress', 'egress'] as const) {
          reachability.peers(direction, podOf('web'));
          reachability.statedPeers(direction, podOf('web'));
        }
        expect(reachability.between(partyOf(podOf('web')), partyOf(podOf('db')))).toBeDefined();
        expect(reachability.between(OUTSIDE, partyOf(podOf('db')))).toBeDefined();
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  test.each<[string, JsonObject]>([
    ['a list of sources that is none', { ingress: [{ from: 'web' }] }],
    ['a list of ports that is none', { ingress: [{ ports: { port: 80 } }] }],
    ['a list of rules that is none', { ingress: { from: [] } }],
    ['a rule that is none', { ingress: ['web', 5, []] }],
    ['a source that is none', { ingress: [{ from: ['web', 5, []] }] }],
    ['a selector with labels that are none', { ingress: [{ from: [{ podSelector: { matchLabels: { app: 5 } } }] }] }],
    ['a selector with labels that are no object', { ingress: [{ from: [{ podSelector: { matchLabels: 'web' } }] }] }],
    ['a selector with expressions that are none', { ingress: [{ from: [{ podSelector: { matchExpressions: {} } }] }] }],
    [
      'a selector of an unknown operator',
      { ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'Is' }] } }] }] },
    ],
    ['a selector that is none', { ingress: [{ from: [{ podSelector: 'web' }] }] }],
    ['a namespaceSelector that is none', { ingress: [{ from: [{ ...pods('db'), namespaceSelector: [] }] }] }],
    [
      'exceptions that are no list',
      { ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: '10.0.0.0/8' } }] }] },
    ],
    ['exceptions that are no text', { ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: [5] } }] }] }],
  ])('allow nothing: %s', (_, written) => {
    const { reachability, podOf } = network(web, db, policyFor('web', written));
    expect(reachability.between(partyOf(podOf('db')), partyOf(podOf('web'))).text).toBe('no port');
    expect(reachability.between(OUTSIDE, partyOf(podOf('web'))).text).toBe('no port');
  });

  test('name no peers', () => {
    const from = [{ ipBlock: { cidr: '10.0.0.0/33' } }, { podSelector: 'web' }, {}];
    const { reachability, podOf } = network(web, policyFor('web', { ingress: [{ from }] }));
    expect(reachability.statedPeers('ingress', podOf('web'))).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['a podSelector that is none', { podSelector: 'web' }],
    ['policyTypes that are none', { podSelector: {}, policyTypes: 'Ingress' }],
    ['a policyType that there is not', { podSelector: {}, policyTypes: ['ingress'] }],
  ])('isolate nobody: %s', (_, written) => {
    const { reachability, podOf } = network(web, policy(written));
    expect(reachability.isIsolated('ingress', podOf('web'))).toBe(false);
    expect(reachability.isIsolated('egress', podOf('web'))).toBe(false);
  });
});
