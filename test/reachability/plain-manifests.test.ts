import { Outside, Reachability, reachMatchers } from '../../src/reachability';

expect.extend(reachMatchers);

const WEB = made('Deployment', 'web', 'shop');
const CART = made('Deployment', 'cart', 'shop', {
  containers: [{ name: 'cart', ports: [{ name: 'grpc', containerPort: 7070 }] }],
});
const isolatedCart = (...ingress: object[]) => policy('cart', 'shop', { policyTypes: ['Ingress'], ingress });
const toCart = (...ingress: object[]) => Reachability.ofManifests([WEB, CART, isolatedCart(...ingress)]).to('cart');

test('items of Lists are objects', () => {
  const list = { apiVersion: 'v1', kind: 'List', items: [WEB, CART, isolatedCart()] };
  expect(Reachability.ofManifests([list]).to('cart')).toAllowOnly();
});

test('workloads have names, with namespace and kind where several have the same', () => {
  const reach = Reachability.ofManifests([WEB, made('Deployment', 'web', 'other'), made('Job', 'web', 'shop'), CART]);
  expect(reach.from('Deployment shop/web')).toAllow('cart', 'grpc');
  expect(reach.from('other/web')).toAllow('shop/cart');
  expect(reach.from('Job web')).toAllow('Deployment cart');
});

test('what names no namespace is in default', () => {
  expect(Reachability.ofManifests([made('Pod', 'a'), made('Pod', 'b')]).from('default/a')).toAllow('Pod default/b');
});

test('all pods of a namespace are also those that others make', () => {
  const everyPod = { from: [{ podSelector: {} }], ports: [{ port: 'grpc' }] };
  expect(toCart(everyPod)).toAllowOnly([Outside.pods({ namespace: 'shop' }), 7070], ['web', 7070], ['cart', 7070]);
  expect(() => expect(toCart(everyPod)).toAllowOnly(['web', 7070], ['cart', 7070])).toThrow(
    new Error(
      'pods in shop can also reach Deployment "shop/cart" on TCP 7070\n' +
        '  Deployment "shop/cart" may receive on TCP 7070, by spec.ingress[0].from[0] of NetworkPolicy "shop/cart"',
    ),
  );
});

test('pods that are named by a label in one namespace are those of the app, where it has some', () => {
  expect(toCart({ from: [{ podSelector: { matchLabels: { app: 'web' } } }] })).toAllowOnly(['web', 'every port']);
  const misspelt = toCart({ from: [{ podSelector: { matchLabels: { app: 'wbe' } } }] });
  expect(misspelt).toAllowOnly([Outside.pods({ labels: { app: 'wbe' } }), 'every port']);
  expect(misspelt).toDeny('web');
});

test('each value that a policy lists is somebody', () => {
  const reach = toCart({
    from: [
      {
        namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['ops', 'dev'] }] },
        podSelector: { matchLabels: { app: 'scraper' } },
      },
    ],
  });
  const of = (team: string) => Outside.pods({ namespaceLabels: { team }, labels: { app: 'scraper' } });
  expect(reach).toAllowOnly(of('ops'), of('dev'));
  expect(() => expect(reach).toAllowOnly(of('ops'))).toThrow(
    'pods with app=scraper in namespaces with team=dev can also reach Deployment "shop/cart" on every port',
  );
});

test('one rule for several is told once, with one of them', () => {
  const reach = toCart({ from: [{ namespaceSelector: {} }], ports: [{ port: 7070 }, { protocol: 'UDP', port: 53 }] });
  expect(() => expect(reach).toAllowOnly('web', 'cart')).toThrow(
    new Error(
      'pods in any namespace can also reach Deployment "shop/cart" on TCP 7070, UDP 53\n' +
        '  Deployment "shop/cart" may receive on TCP 7070, UDP 53, by spec.ingress[0].from[0] of NetworkPolicy "shop/cart"',
    ),
  );
});

test('a pod reaches itself, which is nobody else', () => {
  const pod = made('Pod', 'cart', 'shop');
  expect(Reachability.ofManifests([pod, isolatedCart()]).to('cart')).toAllowOnly();
  expect(Reachability.ofManifests([pod, isolatedCart()]).to('cart')).toAllow('cart');
});

test('of a workload with several templates all pods count', () => {
  const labelled = (app: string) => ({ template: { spec: { template: { metadata: { labels: { app } }, spec: {} } } } });
  const set = {
    apiVersion: 'jobset.x-k8s.io/v1alpha2',
    kind: 'JobSet',
    metadata: { name: 'train', namespace: 'shop' },
    spec: { replicatedJobs: [labelled('cart'), labelled('worker')] },
  };
  const reach = Reachability.ofManifests([
    WEB,
    set,
    isolatedCart({ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }),
  ]);
  expect(reach.from('web')).toAllow('train');
  expect(() => expect(reach.to('train')).toAllowOnly('web')).toThrow(
    'anyone can reach JobSet "shop/train" on every port: no NetworkPolicy isolates it for ingress',
  );
  const closed = Reachability.ofManifests([WEB, set, isolatedCart()]);
  expect(closed.from('web')).not.toAllow('train');
  expect(closed.from('web')).not.toDeny('train');
});

test('pods in the network of their node are neither listed nor missed', () => {
  const agent = made('DaemonSet', 'agent', 'shop', { hostNetwork: true });
  const reach = Reachability.ofManifests([agent, CART, isolatedCart({})]).to('cart');
  expect(reach).toAllowOnly(Outside.anyone());
  expect(() => expect(reach).toAllowOnly('agent')).toThrow('have the network of their node');
});

test('a range of which exceptions leave nothing is nobody', () => {
  const nothing = Outside.address('20.1.2.0/31', '20.1.2.0/32', '20.1.2.1/32');
  expect(() => expect(toCart()).toDeny(nothing)).toThrow(
    new Error('20.1.2.0/31 stands for nobody, as its exceptions leave no address; leave some of them out'),
  );
});

function made(kind: string, name: string, namespace?: string, podSpec: object = { containers: [{ name }] }): object {
  const labels = { app: name };
  const metadata = { name, namespace };
  if (kind === 'Pod') {
    return { apiVersion: 'v1', kind, metadata: { ...metadata, labels }, spec: podSpec };
  }
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec } };
  return { apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1', kind, metadata, spec };
}

function policy(name: string, namespace: string, spec: object): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { podSelector: { matchLabels: { app: name } }, ...spec },
  };
}
