import { EnvironmentSource, Peers, Port, Resources } from '../../src';
import { objectsOf, shopIn, variablesOf, web, worker } from './shop';

test('variables tell the address in whole, as a URL and in parts', () => {
  const chart = shopIn();
  const cart = web(chart, 'cart', { servicePort: 7070 });
  web(chart, 'web').connectTo(cart, {
    env: 'CART_ADDR',
    urlEnv: 'CART_URL',
    urlScheme: 'grpc+tls',
    hostEnv: 'CART_HOST',
    portEnv: 'CART_PORT',
  });
  expect(variablesOf(chart, 'web')).toEqual({
    CART_ADDR: 'cart:7070',
    CART_HOST: 'cart',
    CART_PORT: '7070',
    CART_URL: 'grpc+tls://cart:7070',
  });
});

test('a URL is one of HTTP unless another scheme is named', () => {
  const chart = shopIn();
  web(chart, 'web').connectTo(web(chart, 'cart'), { urlEnv: 'CART' });
  expect(variablesOf(chart, 'web')).toEqual({ CART: 'http://cart:8080' });
});

test('the port is the first that is named and has a Service', () => {
  const chart = shopIn();
  const cart = web(chart, 'cart', { additionalPorts: [{ name: 'admin', port: 9000, servicePort: 90 }] });
  web(chart, 'web').connectTo(cart, { ports: [Port.tcpRange(5000, 5010), Port.named('admin')], env: 'ADMIN' });
  expect(variablesOf(chart, 'web')).toEqual({ ADMIN: 'cart:90' });
});

test('hosts outside of the cluster have addresses, too', () => {
  const chart = shopIn();
  worker(chart, 'mailer').connectTo(Peers.host('smtp.example.com', 587), { env: 'SMTP' });
  expect(variablesOf(chart, 'mailer')).toEqual({ SMTP: 'smtp.example.com:587' });
});

test('the host alone needs no port', () => {
  const chart = shopIn();
  web(chart, 'web').connectTo(web(chart, 'ftp'), { ports: [Port.tcpRange(5000, 5010)], hostEnv: 'FTP_HOST' });
  expect(variablesOf(chart, 'web')).toEqual({ FTP_HOST: 'ftp' });
});

test('variables are for the main container, or for those that are named', () => {
  const chart = shopIn();
  const props = { image: 'registry.example.com/app:1.0.0', resources: Resources.small() };
  const shop = web(chart, 'shop', {
    initContainers: [{ name: 'migrate', ...props }],
    sidecars: [{ name: 'proxy', ...props }],
  });
  const db = web(chart, 'db');
  shop.connectTo(db, { env: 'DB', containers: ['shop', 'migrate'] });
  shop.connectTo(web(chart, 'logs'), { env: 'LOGS', containers: ['proxy'] });
  expect(['shop', 'migrate', 'proxy'].map((container) => variablesOf(chart, 'shop', container))).toEqual([
    { DB: 'db:8080' },
    { DB: 'db:8080' },
    { LOGS: 'logs:8080' },
  ]);
});

test('variables stand first and by name, so that others can refer to them', () => {
  const chart = shopIn();
  const shop = web(chart, 'shop', {
    environment: { CONFIG: '$(B_ADDR)' },
    environmentFrom: { SECRET: EnvironmentSource.secret('shop', 'key') },
  });
  shop.connectTo(web(chart, 'b'), { env: 'B_ADDR' });
  shop.connectTo(web(chart, 'a'), { env: 'A_ADDR' });
  const [{ env }] = objectsOf(chart, 'Deployment')[0].spec.template.spec.containers;
  expect(env.map(({ name }: { name: string }) => name)).toEqual(['A_ADDR', 'B_ADDR', 'CONFIG', 'SECRET']);
});

test('the same variable with the same value may be wanted twice', () => {
  const chart = shopIn();
  const [shop, cart] = [web(chart, 'shop'), web(chart, 'cart')];
  shop.connectTo(cart, { env: 'CART' });
  shop.connectTo(cart, { env: 'CART' });
  expect(variablesOf(chart, 'shop')).toEqual({ CART: 'cart:8080' });
});

describe('what cannot be', () => {
  const chart = shopIn();
  const shop = web(chart, 'shop', {
    environment: { MODE: 'fast' },
    environmentFrom: { PASSWORD: EnvironmentSource.secret('shop', 'key') },
  });
  const [a, b] = [web(chart, 'a'), web(chart, 'b')];
  shop.connectTo(a, { env: 'A_ADDR' });

  test.each<[string, () => void, string]>([
    [
      'a variable that the user has set',
      () => shop.connectTo(a, { env: 'MODE' }),
      '"MODE" of container "shop" would be "a:8080", and is set already; leave it out there',
    ],
    [
      'a variable that the user has set from elsewhere',
      () => shop.connectTo(a, { env: 'PASSWORD' }),
      '"PASSWORD" of container "shop" would be "a:8080", and is set already; leave it out there',
    ],
    [
      'a variable of another connection',
      () => shop.connectTo(b, { env: 'A_ADDR' }),
      '"A_ADDR" of container "shop" would be "b:8080", and is set to "a:8080" by another connection',
    ],
    [
      'one variable for two things',
      () => shop.connectTo(b, { env: 'B', hostEnv: 'B' }),
      '"shop" wants "B" set in two ways; give each variable a name of its own',
    ],
    [
      'a name that no variable can have',
      () => shop.connectTo(b, { env: '1=B' }),
      'the variable "1=B" of container "shop" must be letters, digits, "_", "-" and ".", and not begin with a digit, e.g. "LOG_LEVEL"',
    ],
    [
      'a scheme that is none',
      () => shop.connectTo(b, { urlEnv: 'B', urlScheme: 'HTTP://' }),
      'urlScheme "HTTP://" of "shop" is none; write lower-case letters, e.g. "https"',
    ],
    [
      'a container that is not there',
      () => shop.connectTo(b, { env: 'B', containers: ['proxy'] }),
      '"shop" has no container "proxy"; its containers are "shop"',
    ],
    [
      'the address of addresses',
      () => shop.connectTo(Peers.internet(), { ports: [Port.tcp(443)], env: 'INTERNET' }),
      '"the internet" has no address that "shop" could be told; set the variable yourself',
    ],
    [
      'the address of a range of ports',
      () => shop.connectTo(b, { ports: [Port.tcpRange(7000, 7010)], env: 'B' }),
      'no Service leads to these ports of "b", so "shop" cannot be told one; name a port of its Service too, or leave out the variable',
    ],
    [
      'the address of one pod where none has a name',
      () => shop.connectTo(b, { env: 'B', pod: 0 }),
      'pods of "b" have no names of their own; leave out pod, or make it a StatefulSet',
    ],
  ])('%s', (_, declare, message) => {
    expect(declare).toThrow(new Error(message));
    expect(variablesOf(chart, 'shop')).toMatchObject({ A_ADDR: 'a:8080', MODE: 'fast' });
  });
});
