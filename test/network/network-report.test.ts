import { Inventory } from '../../src/manifest/inventory';
import { Resource } from '../../src/manifest/resource';
import { Connection, NOTHING_DECLARED } from '../../src/network/connection';
import type { End } from '../../src/network/end';
import { networkReportOf } from '../../src/network/network-report';
import { connection, end, isolating, SHOP, SHOP_CONNECTIONS, shopNetwork, workload } from '../support/shop-network';

function reportOn(app: Inventory, ...connections: Connection[]) {
  return networkReportOf(app, { workloads: [], connections })!;
}

test('where the code declares nothing, there is no report', () => {
  expect(networkReportOf(SHOP, NOTHING_DECLARED)).toBeUndefined();
});

test('workloads are told by namespace, with the directions in which policies isolate them', () => {
  expect(
    shopNetwork().workloads.map(({ namespace, title, isolated, hostNetwork }) => [
      namespace,
      title,
      isolated,
      hostNetwork,
    ]),
  ).toEqual([
    ['ops', 'agent', 'none', true],
    ['ops', 'collector', 'ingress', undefined],
    ['shop', 'cart', 'both', undefined],
    ['shop', 'frontend', 'both', undefined],
    ['shop', 'old', 'none', undefined],
  ]);
});

test('edges name their ends by ids, with lookups apart', () => {
  const { edges, lookups } = shopNetwork();
  expect(edges.map(({ from, to, ports, purpose }) => [from, to, ports, purpose])).toEqual([
    ['app/collector/Deployment', 'app/cart/Deployment', undefined, 'scraping'],
    ['app/cart/Deployment', 'named smtp.example.com', [{ protocol: 'TCP', port: 587 }], 'call'],
    ['app/cart/Deployment', 'pods shop/payment', [{ protocol: 'TCP', port: 8080 }], 'call'],
    ['app/frontend/Deployment', 'app/cart/Deployment', [{ protocol: 'TCP', port: 7070 }], 'call'],
    ['app/frontend/Deployment', 'app/cart/Deployment', [{ protocol: 'UDP', port: 8000, endPort: 8100 }], 'call'],
    ['addresses internet', 'app/frontend/Deployment', [{ protocol: 'TCP', port: 8080 }], 'exposure'],
  ]);
  expect(lookups).toEqual([
    {
      server: 'pods kube-system/kube-dns',
      ports: [
        { protocol: 'TCP', port: 53 },
        { protocol: 'UDP', port: 53 },
      ],
      from: ['app/cart/Deployment', 'app/frontend/Deployment'],
    },
  ]);
});

test('it counts, and says how far it holds', () => {
  const { counts, scope } = shopNetwork();
  expect(counts).toEqual({ workloads: 5, open: 2, connections: 6, wider: 1, lookingUp: 2 });
  expect(scope).toContain('of these manifests alone: a NetworkPolicy from elsewhere can only allow more');
});

test('it is the same in whatever order things come', () => {
  const app = new Inventory([...SHOP.resources].reverse());
  const workloads = [{ origin: 'app/cart/Deployment', policy: 'app/cart/Policy' }];
  expect(networkReportOf(app, { workloads, connections: [...SHOP_CONNECTIONS].reverse() })).toEqual(shopNetwork());
});

test('pods of which nobody says where they are, are where the other end is', () => {
  const payment: End = { kind: 'pods', name: 'payment', podSelector: {} };
  const app = new Inventory([workload('cart', 'shop'), workload('agent', 'ops')]);
  const { peers } = reportOn(app, connection(end('cart'), payment), connection(payment, end('agent')));
  expect(peers).toEqual([
    { id: 'pods ops/payment', ...payment, namespace: 'ops' },
    { id: 'pods shop/payment', ...payment, namespace: 'shop' },
  ]);
});

test('peers of one name are told apart, and one peer is one however its fields are ordered', () => {
  const one: End = { kind: 'addresses', name: 'office', blocks: [{ cidr: '192.0.2.0/24', except: ['192.0.2.1/32'] }] };
  const same: End = { name: 'office', blocks: [{ except: ['192.0.2.1/32'], cidr: '192.0.2.0/24' }], kind: 'addresses' };
  const other: End = { kind: 'addresses', name: 'office', blocks: [{ cidr: '198.51.100.0/24' }] };
  const app = new Inventory([workload('cart', 'shop')]);
  const { peers, edges } = reportOn(app, ...[one, same, other].map((peer) => connection(peer, end('cart'))));
  expect(peers.map(({ id }) => id)).toEqual(['addresses office', 'addresses office (2)']);
  expect(edges.map(({ from }) => from)).toEqual(['addresses office', 'addresses office', 'addresses office (2)']);
});

test('a workload that no manifest makes is a peer', () => {
  const { peers, edges } = reportOn(new Inventory([workload('cart', 'shop')]), connection(end('gone'), end('cart')));
  expect(peers).toEqual([{ id: 'workload gone', ...end('gone') }]);
  expect(edges).toMatchObject([{ from: 'workload gone', to: 'app/cart/Deployment' }]);
});

test('a workload is called what the code calls it, and by its name where no connection names it', () => {
  const app = new Inventory([workload('cart', undefined), workload('other', undefined)]);
  const named: End = { ...end('cart'), name: 'the cart' };
  const { workloads } = reportOn(app, connection(named, { kind: 'anyone' }));
  expect(workloads.map(({ name, title, namespace }) => [name, title, namespace])).toEqual([
    ['other', 'other', undefined],
    ['cart', 'the cart', undefined],
  ]);
});

test('two objects of one origin have an id each, and connections are of the first', () => {
  const twins = ['a', 'b'].map((name) => new Resource(workload(name, 'shop').manifest, 'shop.yaml'));
  const twin: End = { kind: 'workload', origin: 'shop.yaml', name: 'twin' };
  const { workloads, edges } = reportOn(new Inventory(twins), connection(twin, { kind: 'anyone' }));
  expect(workloads.map(({ id, name }) => [id, name])).toEqual([
    ['shop.yaml', 'a'],
    ['shop.yaml (2)', 'b'],
  ]);
  expect(edges).toMatchObject([{ from: 'shop.yaml', to: 'anyone' }]);
});

test('who is only isolated for sending is open for receiving', () => {
  const app = new Inventory([workload('cart', 'shop'), isolating('cart', 'shop', 'Egress')]);
  expect(reportOn(app, connection(end('cart'), { kind: 'anyone' })).workloads[0].isolated).toBe('egress');
});

test.each(['', undefined, 'default'])('a namespace %j holds each workload once', (namespace) => {
  const app = new Inventory([workload('a', namespace), workload('b', 'default')]);
  const { workloads } = reportOn(app, connection(end('a'), end('b')));
  expect(workloads.map(({ name }) => name).sort()).toEqual(['a', 'b']);
});
