import {
  Chart,
  Exposure,
  Health,
  NetworkPlugin,
  Peers,
  Port,
  Posture,
  Resources,
  Testing,
  WebService,
  WebServiceProps,
  Worker,
} from '../../src';

const image = 'registry.example.com/web:1.0.0';

/** A shop whose parts are to be connected. */
class Shop {
  public readonly chart: Chart;
  public readonly frontend: WebService;
  public readonly cart: WebService;
  public readonly mailer: Worker;

  constructor(posture = Posture.restricted()) {
    this.chart = new Chart(Testing.app(), 'shop', { namespace: 'shop', posture });
    this.frontend = this.webService('frontend', { environment: { MODE: 'fast' } });
    this.cart = this.webService('cart', {
      servicePort: 7070,
      additionalPorts: [{ name: 'metrics', port: 9090 }],
    });
    this.mailer = new Worker(this.chart, 'mailer', { image, resources: Resources.small() });
  }

  public webService(id: string, props: Partial<WebServiceProps> = {}, chart = this.chart): WebService {
    return new WebService(chart, id, {
      image,
      port: 8080,
      health: Health.tcp(),
      resources: Resources.small(),
      ...props,
    });
  }
}

const refusals: [string, (shop: Shop) => void, string][] = [
  [
    'to itself',
    ({ cart }) => cart.connectTo(cart),
    '"cart" connects to itself; leave it out, or write connectReplicas() for its pods to reach each other',
  ],
  [
    'from itself',
    ({ cart }) => cart.allowFrom(cart),
    '"cart" allows connections from itself; leave it out, or write connectReplicas() for its pods to reach each other',
  ],
  [
    'to itself, by its Deployment',
    ({ cart }) => cart.connectTo(cart.deployment),
    '"cart" connects to itself; leave it out, or write connectReplicas() for its pods to reach each other',
  ],
  [
    'to a component without Service',
    ({ frontend, mailer }) => frontend.connectTo(mailer),
    'nobody knows on which port "mailer" answers; name it, e.g. ports: [Port.tcp(8080)], or every: [Port.all()]',
  ],
  [
    'on a number that is not a port of the Service',
    ({ frontend, cart }) => frontend.connectTo(cart, { ports: [Port.tcp(8080)] }),
    '"cart" has no port TCP 8080; its ports are "http" (TCP 7070), "metrics" (TCP 9090)',
  ],
  [
    'on a port of another protocol',
    ({ frontend, cart }) => frontend.connectTo(cart, { ports: [Port.udp(7070)] }),
    '"cart" has no port UDP 7070; its ports are "http" (TCP 7070), "metrics" (TCP 9090)',
  ],
  [
    'on a name that no port has',
    ({ frontend, cart }) => frontend.connectTo(cart, { ports: [Port.named('grpc')] }),
    '"cart" has no port "grpc"; its ports are "http" (TCP 7070), "metrics" (TCP 9090)',
  ],
  [
    'on no ports',
    ({ frontend, cart }) => frontend.connectTo(cart, { ports: [] }),
    'a connection with "cart" has an empty list of ports; leave it out, or name one',
  ],
  [
    'twice, on different ports',
    ({ frontend, cart }) => {
      frontend.connectTo(cart);
      frontend.connectTo(cart, { ports: [Port.named('metrics')] });
    },
    '"frontend" is connected to "cart" already, on TCP 8080, and now on TCP 9090; write all ports in one call',
  ],
  [
    'twice, on different ports, once from either side',
    ({ frontend, cart }) => {
      cart.allowFrom(frontend, { ports: [Port.all()] });
      frontend.connectTo(cart);
    },
    '"frontend" is connected to "cart" already, on every port, and now on TCP 8080; write all ports in one call',
  ],
  [
    'by one variable to two',
    (shop) => {
      shop.frontend.connectTo(shop.cart, { env: 'ADDRESS' });
      shop.frontend.connectTo(shop.webService('ads'), { env: 'ADDRESS' });
    },
    '"ADDRESS" of container "frontend" would be "ads:8080", and is set to "cart:7070" by another connection',
  ],
  [
    'by one variable in two ways',
    ({ frontend, cart }) => frontend.connectTo(cart, { hostEnv: 'CART', portEnv: 'CART' }),
    '"frontend" wants "CART" set in two ways; give each variable a name of its own',
  ],
  [
    'by a variable that the user has set',
    ({ frontend, cart }) => frontend.connectTo(cart, { env: 'MODE' }),
    '"MODE" of container "frontend" would be "cart:7070", and is set already; leave it out there',
  ],
  [
    'by a variable to what has no address',
    ({ frontend }) => frontend.connectTo(Peers.internet(), { ports: [Port.tcp(443)], env: 'INTERNET' }),
    '"the internet" has no address that "frontend" could be told; set the variable yourself',
  ],
  [
    'by a URL whose scheme is none',
    ({ frontend, cart }) => frontend.connectTo(cart, { urlEnv: 'CART', urlScheme: 'http://' }),
    'urlScheme "http://" of "frontend" is none; write lower-case letters, e.g. "https"',
  ],
  [
    'to a single pod where pods have no names',
    ({ frontend, cart }) => frontend.connectTo(cart, { env: 'CART', pod: 0 }),
    'pods of "cart" have no names of their own; leave out pod, or make it a StatefulSet',
  ],
  [
    'to a CIDR that is none',
    ({ frontend }) => frontend.connectTo(Peers.cidr('10.0.0.0/33'), { ports: [Port.tcp(443)] }),
    'the address range "10.0.0.0/33" is no CIDR; write e.g. "10.0.0.0/8" or "2001:db8::/32"',
  ],
  [
    'to addresses without ports',
    ({ frontend }) => frontend.connectTo(Peers.cidr('10.0.0.0/8')),
    'nobody knows on which port "10.0.0.0/8" answers; name it, e.g. ports: [Port.tcp(8080)], or every: [Port.all()]',
  ],
  [
    'to a pattern of names, which a NetworkPolicy cannot say',
    ({ frontend }) => frontend.connectTo(Peers.host('*.example.com', 443)),
    '"frontend" connects to "*.example.com", and a NetworkPolicy knows no names; set plugin in network of the posture, or ' +
      'write Peers.internet()',
  ],
  [
    'to a namespace that cannot be one',
    ({ frontend }) => frontend.connectTo(Peers.namespace('Monitoring'), { ports: [Port.tcp(443)] }),
    'the namespace "Monitoring" must be lower-case letters',
  ],
  [
    'to a component in a namespace that nobody knows',
    (shop) => {
      const elsewhere = new Chart(shop.chart.node.scope as Chart, 'elsewhere');
      shop.frontend.connectTo(shop.webService('ads', {}, elsewhere));
    },
    '"frontend" is in namespace "shop", and nobody knows in which "ads" is; set namespace on its chart',
  ],
  [
    'to what is no peer',
    ({ frontend }) => frontend.connectTo(undefined as never),
    '"frontend" connects to something that is no peer; give a component, a workload of this library, or what Peers gives',
  ],
  [
    'to a component of another app',
    ({ frontend }) => frontend.connectTo(new Shop().cart),
    '"frontend" and "cart" are of two apps, each of which renders policies of its own alone; write Peers.contract with',
  ],
  [
    'on what is no port',
    ({ frontend, cart }) => frontend.connectTo(cart, { ports: [8080 as never] }),
    'ports of a connection with "cart" must be a list of Port, e.g. [Port.named("http"), Port.tcp(8080)], not 8080',
  ],
  [
    'on a port that is in no list',
    ({ frontend, cart }) => frontend.connectTo(cart, { ports: Port.tcp(8080) as never }),
    'ports of a connection with "cart" must be a list of Port',
  ],
  [
    'with options that are none',
    ({ frontend, cart }) => frontend.connectTo(cart, null as never),
    'the options of a connection of "frontend" are null; write an object',
  ],
  [
    'with an option that nobody reads',
    ({ frontend, cart }) => frontend.connectTo(cart, { environment: 'CART' } as never),
    'a connection of "frontend" has no option "environment"',
  ],
  [
    'with no container to be told',
    ({ frontend, cart }) => frontend.connectTo(cart, { env: 'CART', containers: [] }),
    'containers of a connection of "frontend" must be a list of names, e.g. ["frontend"], not []',
  ],
  [
    'from a host that is known by name alone',
    ({ cart }) => cart.allowFrom(Peers.host('smtp.example.com', 587)),
    '"cart" lets "smtp.example.com" in, and no policy can tell by a name who calls; write Peers.cidr with its addresses',
  ],
  [
    'to pods that nothing is said of',
    ({ frontend }) => frontend.connectTo(Peers.pods(undefined as never), { ports: [Port.all()] }),
    'pods must have labels or a namespace',
  ],
  [
    'to pods by what is no option',
    ({ frontend }) => frontend.connectTo(Peers.pods({ label: { app: 'db' } } as never), { ports: [Port.all()] }),
    'pods at the other end has no option "label"; did you mean "labels"?',
  ],
  [
    'from a Gateway whose pods nobody knows',
    ({ frontend }) => frontend.allowFrom(Exposure.gateway({ name: 'public' } as never)),
    'nobody knows in which namespace the pods of Gateway "public" are; set namespace, mostly to that of the Gateway',
  ],
  [
    'to a range with an exception that is in no list',
    ({ frontend }) => frontend.connectTo(Peers.cidr('10.0.0.0/8', { except: '10.1.0.0/16' as never })),
    'the exceptions of "10.0.0.0/8" must be a list of CIDRs, not "10.1.0.0/16"',
  ],
  [
    'from a load balancer whose ranges are in no list',
    ({ frontend }) => frontend.exposeViaLoadBalancer({ sourceRanges: '192.0.2.0/24' as never }),
    'the source ranges of a load balancer must be a list of CIDRs, e.g. ["192.0.2.0/24"], not "192.0.2.0/24"',
  ],
  [
    'from an Ingress of nothing',
    ({ frontend }) => frontend.exposeViaIngress(undefined as never),
    'the host "undefined" of "frontend" must be set',
  ],
  [
    'to a contract without a path',
    () => Peers.contract(undefined as never),
    'the path of a contract is undefined; write e.g. "contracts/cart.json"',
  ],
  [
    'to a host without a name',
    ({ frontend }) => frontend.connectTo(Peers.host(undefined as never, 587)),
    'the host "undefined" is no full name',
  ],
  [
    'from what is no peer',
    ({ cart }) => cart.allowFrom('frontend' as never),
    '"cart" lets something in that is no peer; give a component, a workload of this library, or what Peers gives',
  ],
];

test.each(refusals)('connecting %s is refused', (_, connect, message) => {
  expect(() => connect(new Shop())).toThrow(message);
});

test('a pattern of names is taken where the posture names a plugin that knows names', () => {
  const shop = new Shop(Posture.restricted({ network: { plugin: NetworkPlugin.CILIUM } }));
  expect(() => shop.frontend.connectTo(Peers.host('*.example.com', 443))).not.toThrow();
});

test('the same connection twice is one', () => {
  const once = new Shop();
  once.frontend.connectTo(once.cart, { env: 'CART' });
  const twice = new Shop();
  twice.cart.allowFrom(twice.frontend);
  twice.frontend.connectTo(twice.cart, { env: 'CART' });
  twice.frontend.connectTo(twice.cart, { env: 'CART' });
  expect(Testing.synth(twice.chart)).toEqual(Testing.synth(once.chart));
});

test('the order of ports makes no other connection', () => {
  const { frontend, cart } = new Shop();
  frontend.connectTo(cart, { ports: [Port.named('http'), Port.named('metrics')] });
  expect(() => frontend.connectTo(cart, { ports: [Port.named('metrics'), Port.named('http')] })).not.toThrow();
});

test('the outside lets in by a way of its own, beside what else connects', () => {
  const { chart, cart, frontend } = new Shop();
  cart.allowFrom(Exposure.controller({ namespace: 'ingress', labels: { app: 'nginx' } }));
  cart.allowFrom(frontend, { ports: [Port.named('http')] });
  const policy = Testing.synth(chart).find(
    ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'cart',
  );
  expect(policy.spec.ingress).toHaveLength(2);
});
