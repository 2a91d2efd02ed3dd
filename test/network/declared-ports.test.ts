import { Inventory } from '../../src/manifest/inventory';
import { Resource } from '../../src/manifest/resource';
import type { Connection } from '../../src/network/connection';
import { DeclaredPorts, podsByOrigin } from '../../src/network/declared-ports';
import type { End } from '../../src/network/end';
import type { Party } from '../../src/network/party';
import { partyOf } from '../../src/network/reachability';
import { namespaceCalled, workload } from '../support/network';

const APP = new Inventory([
  new Resource(workload('web', { namespace: 'shop' }), 'app/web'),
  new Resource(workload('cart', { namespace: 'shop' }), 'app/cart'),
  new Resource(workload('raw', { namespace: 'data', spec: { hostNetwork: true } }), 'app/raw'),
  new Resource(namespaceCalled('data', { team: 'data' })),
]);
const podOf = (name: string) => podsByOrigin(APP).get(`app/${name}`)![0];
const [WEB, CART, RAW] = ['web', 'cart', 'raw'].map(podOf);
const WEB_END: End = { kind: 'workload', origin: 'app/web', name: 'web' };
const CART_END: End = { kind: 'workload', origin: 'app/cart', name: 'cart' };
const tcp = (port: number): Connection['ports'] => [{ protocol: 'TCP', port }];
const call = (from: End, to: End, ports?: Connection['ports']): Connection => ({
  from,
  to,
  ports,
  reason: 'it does',
  declaredBy: 'app',
  purpose: 'call',
});
const declared = (...connections: Connection[]) => new DeclaredPorts(APP, { workloads: [], connections });
const address = (text: string): Party => ({ kind: 'address', address: text });
const stranger = (namespace: string, labels = {}, namespaceLabels = {}): Party => ({
  kind: 'stranger',
  namespace,
  namespaceLabels: { 'kubernetes.io/metadata.name': namespace, ...namespaceLabels },
  labels,
});

test('a connection is found from both of its ends, in its direction', () => {
  const ports = declared(call(WEB_END, CART_END, tcp(7070)), call(WEB_END, CART_END, tcp(7071)));
  expect(ports.between('egress', WEB, partyOf(CART)).text).toBe('TCP 7070-7071');
  expect(ports.between('ingress', CART, partyOf(WEB)).text).toBe('TCP 7070-7071');
  expect(ports.between('ingress', WEB, partyOf(CART)).text).toBe('no port');
  expect(ports.of('egress', WEB)).toHaveLength(2);
  expect(ports.of('ingress', WEB)).toEqual([]);
});

test('a connection without ports is for every port', () => {
  expect(declared(call(WEB_END, CART_END)).between('egress', WEB, partyOf(CART)).text).toBe('every port');
});

test('what is declared with everybody is known apart from the rest', () => {
  const anyone: End = { kind: 'anyone' };
  const ports = declared(call(anyone, CART_END, tcp(80)), call(WEB_END, CART_END, tcp(81)), call(CART_END, anyone));
  expect(ports.withEverybody('ingress', CART).text).toBe('TCP 80');
  expect(ports.withEverybody('egress', CART).text).toBe('every port');
  expect(ports.withEverybody('egress', WEB).text).toBe('no port');
  expect(ports.onlyWithEverybody('ingress', CART)).toBeUndefined();
  expect(ports.onlyWithEverybody('egress', CART)?.text).toBe('every port');
  expect(ports.onlyWithEverybody('ingress', WEB)?.text).toBe('no port');
});

test('a workload is not found by its labels, and pods are', () => {
  const pods = (podSelector: object): End => ({ kind: 'pods', name: 'pods', podSelector: { ...podSelector } });
  const ports = declared(
    call(WEB_END, pods({ matchLabels: { app: 'cart' } }), tcp(1)),
    call(WEB_END, CART_END, tcp(2)),
  );
  expect(ports.between('egress', WEB, partyOf(CART)).text).toBe('TCP 1-2');
  expect(ports.between('egress', WEB, stranger('shop', { app: 'cart' })).text).toBe('TCP 1');
  expect(ports.between('ingress', CART, partyOf(WEB)).text).toBe('TCP 2');
});

const kafka = { kind: 'pods' as const, name: 'kafka' };

test.each<[string, End, Party, boolean]>([
  ['anyone is an address', { kind: 'anyone' }, address('203.0.113.7'), true],
  ['anyone is a pod', { kind: 'anyone' }, partyOf(CART), true],
  ['what a plugin knows is nobody', { kind: 'named', name: 'a' }, address('203.0.113.7'), false],
  [
    'addresses are those of the block',
    { kind: 'addresses', name: 'a', blocks: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }] },
    address('10.2.0.1'),
    true,
  ],
  [
    'addresses are not those that are left out',
    { kind: 'addresses', name: 'a', blocks: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }] },
    address('10.1.0.1'),
    false,
  ],
  ['addresses are no pods', { kind: 'addresses', name: 'a', blocks: [{ cidr: '0.0.0.0/0' }] }, partyOf(CART), false],
  ['pods are no addresses', { ...kafka, podSelector: {} }, address('10.0.0.1'), false],
  ['pods are those of the same namespace', { ...kafka, podSelector: {} }, partyOf(CART), true],
  ['pods are not those of another namespace', { ...kafka, podSelector: {} }, stranger('data'), false],
  [
    'pods are those of a namespace that is named',
    { ...kafka, namespace: 'data', podSelector: {} },
    stranger('data'),
    true,
  ],
  ['pods in the network of their node are none', { ...kafka, namespace: 'data', podSelector: {} }, partyOf(RAW), false],
  [
    'pods are found by the labels of namespaces of the app',
    { ...kafka, namespaceSelector: { matchLabels: { team: 'shop' } }, podSelector: {} },
    partyOf(CART),
    false,
  ],
  [
    'pods are found by the labels of other namespaces',
    { ...kafka, namespaceSelector: { matchLabels: { team: 'data' } }, podSelector: {} },
    stranger('elsewhere', {}, { team: 'data' }),
    true,
  ],
])('%s', (_, end, party, expected) => {
  expect(declared().standsFor(end, party, WEB)).toBe(expected);
  expect(declared(call(WEB_END, end, tcp(1))).between('egress', WEB, party).isEmpty).toBe(!expected);
});
