import { Inventory } from '../../src/manifest/inventory';
import { isObject, JsonObject, listIn, objectIn, stringIn, valueAt } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Party } from '../../src/network/party';
import { partyOf, Reachability } from '../../src/network/reachability';
import { readYaml } from '../../src/yaml/reader';
import { ADDRESSES, ANSWERING, CALLERS, CALLS } from '../support/boutique';
import { filesIn, goldenOf } from '../support/examples';

const NAMESPACE = 'online-boutique';
const WORKLOADS = [...CALLERS, ...ANSWERING].sort();

const manifests = Object.values(filesIn(goldenOf('online-boutique')))
  .flatMap(readYaml)
  .map(({ value }) => value as JsonObject);

/** Asked of the evaluator, by the policies together. */
describe('what its policies come to', () => {
  const app = new Inventory(manifests.map((manifest) => new Resource(manifest)));
  const reachability = Reachability.of(app);
  const pods = app.podsIn(NAMESPACE);
  const portsFrom = (from: Party) =>
    pods.flatMap((pod) => {
      const ports = reachability.between(from, partyOf(pod));
      return ports.isEmpty ? [] : [[pod.resource.name, ports.text]];
    });

  test('there are all of its workloads', () => {
    expect(pods.map(({ resource }) => resource.name).sort()).toEqual(WORKLOADS);
  });

  test('pods call each other as the programs do, and not otherwise', () => {
    const calls = pods.flatMap((pod) => portsFrom(partyOf(pod)).map((call) => [pod.resource.name, ...call]));
    expect(calls.sort()).toEqual(CALLS.map(([from, to, port]) => [from, to, `TCP ${port}`]).sort());
  });

  test.each<[string, Party]>([
    ['an address of the internet', { kind: 'address', address: '198.51.100.7' }],
    ['an IPv6 address', { kind: 'address', address: '2001:db8::7' }],
    [
      'a pod of another namespace',
      { kind: 'stranger', namespace: 'other', namespaceLabels: {}, labels: { app: 'frontend' } },
    ],
    ['a new pod of the namespace', { kind: 'stranger', namespace: NAMESPACE, namespaceLabels: {}, labels: {} }],
  ])('%s reaches the front end alone', (_, stranger) => {
    expect(portsFrom(stranger)).toEqual([['frontend', 'TCP 8080']]);
  });

  test('callers look up names, and nobody calls anybody else outside', () => {
    const dns: Party = {
      kind: 'stranger',
      namespace: 'kube-system',
      namespaceLabels: { 'kubernetes.io/metadata.name': 'kube-system' },
      labels: { 'k8s-app': 'kube-dns' },
    };
    const sendTo = (party: Party) =>
      pods.flatMap((pod) => {
        const ports = reachability.between(partyOf(pod), party);
        return ports.isEmpty ? [] : [[pod.resource.name, ports.text]];
      });
    expect(sendTo(dns).sort()).toEqual([...CALLERS].sort().map((name) => [name, 'TCP 53, UDP 53']));
    expect(sendTo({ kind: 'address', address: '198.51.100.7' })).toEqual([]);
    expect(sendTo({ ...dns, labels: {} })).toEqual([]);
  });
});

/** The same, read in the text, without anything that evaluates policies. */
describe('what its policies say', () => {
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
  const own = policies.filter(({ metadata }) => stringIn(metadata, 'name') !== 'default-deny');
  const specOf = (name: string) =>
    objectIn(
      own.find(({ metadata }) => stringIn(metadata, 'name') === name)!,
      'spec',
    )!;

  test('there is one for each workload, and one that denies the rest', () => {
    expect(own.map(({ metadata }) => stringIn(metadata, 'name')).sort()).toEqual(WORKLOADS);
    expect(policies.find((policy) => !own.includes(policy))!.spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test.each(WORKLOADS)('that of %s is for its pods, in both directions', (name) => {
    expect(specOf(name)).toMatchObject({ podSelector: podsOf(name), policyTypes: ['Ingress', 'Egress'] });
  });

  test.each(WORKLOADS)('that of %s lists its callers, and nobody else', (name) => {
    const callers = CALLS.filter(([, to]) => to === name).map(([from, , port]) => ({
      from: [{ podSelector: podsOf(from) }],
      ports: [{ protocol: 'TCP', port }],
    }));
    const public_ = name === 'frontend' ? [{ ports: [{ protocol: 'TCP', port: 8080 }] }] : [];
    expect(listIn(specOf(name), 'ingress')).toEqual([...callers, ...public_]);
  });

  test.each(CALLERS)('that of %s lists whom it calls, then who answers names', (name) => {
    const callees = CALLS.filter(([from]) => from === name).map(([, to, port]) => ({
      to: [{ podSelector: podsOf(to) }],
      ports: [{ protocol: 'TCP', port }],
    }));
    expect(specOf(name).egress).toEqual([
      ...callees,
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
            podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
          },
        ],
        ports: [
          { protocol: 'TCP', port: 53 },
          { protocol: 'UDP', port: 53 },
        ],
      },
    ]);
  });

  test.each(ANSWERING)('that of %s lets it call nobody', (name) => {
    expect(specOf(name).egress).toBeUndefined();
  });

  test.each(WORKLOADS)('the pods of %s carry the label by which it is known', (name) => {
    const deployment = manifests.find(
      ({ kind, metadata }) => kind === 'Deployment' && stringIn(metadata, 'name') === name,
    );
    expect(valueAt(deployment, ['spec', 'template', 'metadata', 'labels'])).toMatchObject(podsOf(name).matchLabels);
  });
});

test('programs are told the addresses that they are told upstream', () => {
  const containers = manifests
    .filter(({ kind }) => kind === 'Deployment')
    .map((deployment) => valueAt(deployment, ['spec', 'template', 'spec']))
    .flatMap((pod) => [...listIn(pod, 'initContainers'), ...listIn(pod, 'containers')]);
  const told = containers.map((container) => [
    stringIn(container, 'name')!,
    Object.fromEntries(
      listIn(container, 'env')
        .filter(isObject)
        .filter(({ name }) => `${name}`.endsWith('_ADDR'))
        .map(({ name, value }) => [name, value]),
    ),
  ]);
  expect(Object.fromEntries(told.filter(([, addresses]) => Object.keys(addresses).length > 0))).toEqual(ADDRESSES);
});

function podsOf(name: string): { matchLabels: JsonObject } {
  return { matchLabels: { 'cdk8s-bulkhead/workload': name } };
}
