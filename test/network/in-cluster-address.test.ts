import * as fc from 'fast-check';
import { hostOf, hostsIn, serviceNamesOf } from '../../src/network/in-cluster-address';

const hosts = (text: string) => hostsIn(text).map(({ host, port }) => (port === undefined ? host : `${host} ${port}`));

describe('a text names hosts', () => {
  test.each([
    ['cart:7070', ['cart 7070']],
    ['CART.:7070', ['cart 7070']],
    ['cart.shop:7070', ['cart.shop 7070']],
    ['cart.shop.svc', ['cart.shop.svc']],
    ['cart.shop.svc.cluster.local.', ['cart.shop.svc.cluster.local']],
    ['cart.shop.svc.cluster.local:7070', ['cart.shop.svc.cluster.local 7070']],
    ['db-0.db:5432,db-1.db:5432', ['db-0.db 5432', 'db-1.db 5432']],
    ['http://cart/', ['cart 80']],
    ['https://cart', ['cart 443']],
    ['http://cart:7070/items?next=1', ['cart 7070']],
    ['postgres://shop:secret@db/shop', ['db 5432']],
    ['grpc://cart:7070', ['cart 7070']],
    ['jdbc:postgresql://db:5432/shop', ['db 5432']],
    ['jdbc:sqlserver://db:1433;databaseName=shop', ['db 1433']],
    ['mongodb://a:27017,b:27018/shop', ['a 27017', 'b 27018']],
    ['http://a:80,http://b:81', ['a 80', 'b 81']],
    ['shop:secret@tcp(db:3306)/shop', ['db 3306']],
    ['shop:12345@db:3306', ['db 3306']],
    ['shop/secret@//db:1521/shop', ['db 1521']],
    ['until nc -z db:5432; do sleep 1; done; curl http://cart:80/x', ['cart 80', 'db 5432']],
    ['upstream shop { server cart:7070; server cart:7071 backup; }', ['cart 7070', 'cart 7071']],
  ])('%s', (text, expected) => {
    expect(hosts(text)).toEqual(expected);
  });
});

describe('no host is named by', () => {
  test.each([
    'cart',
    '10:30',
    '10:30:00',
    '1000:1000',
    '127.0.0.1:80',
    '[::1]:80',
    'http://[::1]:80',
    'http://127.1:80',
    '0x7f:80',
    'localhost:80',
    'http://localhost/',
    'http://+:8080',
    'http://*:8080',
    ':8080',
    'redis:7-alpine',
    'registry.example.com/redis:7',
    `redis@sha256:${'0123'.repeat(16)}`,
    'main.go:12:3',
    'C:\\cart:80',
    'cart:0',
    'cart:70000',
    'cart:70700000',
    'http://cart:70000',
    's3://photos/2024',
    'file:///etc/hosts',
    'http://$(CART_HOST):80',
    '$(CART_HOST):80',
    // eslint-disable-next-line no-template-curly-in-string -- as shells read it
    '${CART_HOST}:80',
    'services',
    'a.svcs:x',
    '-cart:80',
  ])('%s', (text) => {
    expect(hosts(text)).toEqual([]);
  });
});

test('what stands before a host, which may be a password, is left out', () => {
  expect(hostsIn('redis://shop:s3cr3t@cache:6379/0')).toEqual([
    { host: 'cache', port: 6379, text: 'redis://cache:6379', scheme: 'redis', isWhole: true },
  ]);
});

test('a host says whether it is all of a text', () => {
  const whole = (text: string) => hostsIn(text).map(({ isWhole }) => isWhole);
  expect(whole('cart:7070')).toEqual([true]);
  expect(whole('http://cart:7070/items')).toEqual([true]);
  expect(whole('http://cart http://db')).toEqual([false, false]);
  expect(whole('cart:7070,db:5432')).toEqual([false, false]);
});

test('a word is a host where somebody says so', () => {
  expect(hostOf(' Cart ')?.host).toBe('cart');
  expect(['true story', '10.0.0.1', '5432', 'localhost', '', 'a_b', '/cart'].map(hostOf)).toEqual(
    Array(7).fill(undefined),
  );
});

describe('a host can name', () => {
  test.each([
    ['cart', [{ service: 'cart' }]],
    [
      'cart.shop',
      [
        { pod: 'cart', service: 'shop' },
        { service: 'cart', namespace: 'shop' },
      ],
    ],
    ['db-0.db.shop', [{ pod: 'db-0', service: 'db', namespace: 'shop' }]],
    ['cart.shop.svc', [{ service: 'cart', namespace: 'shop' }]],
    ['cart.shop.svc.cluster.local', [{ service: 'cart', namespace: 'shop' }]],
    ['db-0.db.shop.svc.cluster.local', [{ pod: 'db-0', service: 'db', namespace: 'shop' }]],
    ['cart.svc', []],
    ['a.b.c.d', []],
  ])('%s', (host, expected) => {
    expect(serviceNamesOf(host)).toEqual(expected);
  });
});

test('any text can be searched, and what is found can be looked up', () => {
  const pieces = fc.constantFrom(
    'http://',
    'a',
    'cart',
    ':',
    '80',
    ',',
    '@',
    '.svc',
    '.',
    '/',
    ' ',
    '[',
    '%',
    '-',
    '\n',
    '://',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((words) => words.join('')),
      ),
      (text) => {
        for (const { host, port } of hostsIn(text)) {
          expect(host).toMatch(/^[a-z0-9.-]+$/);
          expect(port === undefined || (port > 0 && port < 65536)).toBe(true);
        }
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});
