import { App, Chart as RawChart, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Chart, IngressBackends, IngressClass, NetworkOptions, Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { Kplus, policiesOf, serve, shop } from '../support/plus-shop';

/** The Ingress of what a function makes, of cdk8s-plus-28 or of this library. */
function rendered(kplus: Kplus, make: (kplus: Kplus, chart: RawChart) => void): any {
  const chart = new RawChart(RawTesting.app(), 'shop', { namespace: 'shop' });
  make(kplus, chart);
  return RawTesting.synth(chart).find(({ kind }) => kind === 'Ingress').spec;
}

function faultOf(make: (kplus: Kplus, chart: RawChart) => void): string {
  try {
    rendered(plus, make);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const backendOf = (kplus: Kplus, chart: RawChart, id = 'web') =>
  kplus.IngressBackend.fromService(new kplus.Service(chart, id, { ports: [{ port: 80 }] }));

const { EXACT, PREFIX } = raw.HttpIngressPathType;

test('a path may be matched exactly and as a prefix', () => {
  const make = (kplus: Kplus, chart: RawChart) => {
    const ingress = new kplus.Ingress(chart, 'edge');
    ingress.addHostRule('shop.example.com', '/', backendOf(kplus, chart, 'home'), EXACT);
    ingress.addHostRule('shop.example.com', '/', backendOf(kplus, chart, 'all'), PREFIX);
  };
  expect(() => rendered(raw, make)).toThrow('there is already an ingress rule for shop.example.com/');
  const [{ host, http }] = rendered(plus, make).rules;
  expect(host).toBe('shop.example.com');
  expect(http.paths.map(({ path, pathType, backend }: any) => [path, pathType, backend.service.name])).toEqual([
    ['/', 'Exact', expect.stringContaining('home')],
    ['/', 'Prefix', expect.stringContaining('all')],
  ]);
});

test('many paths of one host are added in the time that they take', () => {
  const chart = new RawChart(RawTesting.app(), 'shop');
  const ingress = new plus.Ingress(chart, 'edge');
  const backend = backendOf(plus, chart);
  const find = jest.spyOn(Array.prototype, 'find');
  for (let index = 0; index < 100; index++) {
    ingress.addHostRule('shop.example.com', `/${index}`, backend);
  }
  const searches = find.mock.calls.length;
  find.mockRestore();
  expect(searches).toBeLessThan(100); // cdk8s-plus-28 searches those before for each
  expect(RawTesting.synth(chart).find(({ kind }) => kind === 'Ingress').spec.rules[0].http.paths).toHaveLength(100);
});

test.each<[string, (ingress: raw.Ingress, kplus: Kplus, chart: RawChart) => void, string]>([
  [
    'two rules for one path',
    (ingress, kplus, chart) => {
      ingress.addHostRule('shop.example.com', '/cart', backendOf(kplus, chart, 'one'));
      ingress.addHostRule('shop.example.com', '/cart', backendOf(kplus, chart, 'two'));
    },
    'has two rules for the path "/cart" (Prefix) of host "shop.example.com"; remove one of them',
  ],
  [
    'two rules for one path of all hosts',
    (ingress, kplus, chart) => {
      ingress.addRule('/cart', backendOf(kplus, chart, 'one'));
      ingress.addRule('/cart', backendOf(kplus, chart, 'two'));
    },
    'has two rules for the path "/cart" (Prefix) of all hosts; remove one of them',
  ],
  [
    'two default backends',
    (ingress, kplus, chart) => {
      ingress.addDefaultBackend(backendOf(kplus, chart, 'one'));
      ingress.addDefaultBackend(backendOf(kplus, chart, 'two'));
    },
    'has two default backends; give the second a host or a path',
  ],
])('%s are refused when all is known, with where they are', (_, add, message) => {
  const make = (kplus: Kplus, chart: RawChart) => add(new kplus.Ingress(chart, 'edge'), kplus, chart);
  expect(() => rendered(raw, make)).toThrow(/already/);
  expect(faultOf(make)).toMatch(/\[shop\/edge\] Ingress "shop-edge-\w+" has two/);
  expect(faultOf(make)).toContain(message);
});

test.each<[string, (ingress: raw.Ingress, backend: raw.IngressBackend) => void, string]>([
  ['a path that begins with no "/"', (ingress, backend) => ingress.addRule('cart', backend), 'must begin with "/"'],
  [
    'a host with "*" in the middle',
    (ingress, backend) => ingress.addHostRule('shop.*.com', '/', backend),
    'must have "*" only as its whole first part',
  ],
])('%s is refused with where it is', (_, add, message) => {
  const make = (kplus: Kplus, chart: RawChart) => add(new kplus.Ingress(chart, 'edge'), backendOf(kplus, chart));
  expect(faultOf(make)).toContain(message);
  expect(faultOf(make)).toContain('shop/edge');
});

describe('a backend by the name of a port', () => {
  const ports = [
    { name: 'http', port: 80, targetPort: 8080 },
    { name: 'metrics', port: 9090, targetPort: 8080 },
  ];

  test('is what the API takes', () => {
    const make = (kplus: Kplus, chart: RawChart) => {
      const service = new kplus.Service(chart, 'web', { ports, metadata: { name: 'web' } });
      new kplus.Ingress(chart, 'edge', { defaultBackend: IngressBackends.fromServicePort(service, 'http') });
    };
    expect(rendered(plus, make).defaultBackend).toEqual({ service: { name: 'web', port: { name: 'http' } } });
    expect(rendered(raw, make)).toEqual(rendered(plus, make));
  });

  test('lets the controller in to that port alone', () => {
    const network: NetworkOptions = { ingressController: { namespace: 'ingress' } };
    const chart = shop({ posture: Posture.restricted({ network }) });
    const web = serve(plus.Deployment, chart, 'web');
    const service = new plus.Service(chart, 'service', { ports: [{ ...ports[0] }, { ...ports[1], targetPort: 7000 }] });
    service.select(web);
    new plus.Ingress(chart, 'edge').addRule('/', IngressBackends.fromServicePort(service, 'http'));
    expect(policiesOf(chart).web.ingress).toMatchObject([{ ports: [{ protocol: 'TCP', port: 8080 }] }]);
  });

  test('is one that the Service has', () => {
    const chart = shop();
    const service = new plus.Service(chart, 'web', { ports, metadata: { name: 'web' } });
    expect(() => IngressBackends.fromServicePort(service, 'https')).toThrow(
      'Service "web" has no port with the name "https"; write one of "http", "metrics"',
    );
    const unnamed = new plus.Service(chart, 'unnamed', { ports: [{ port: 80 }], metadata: { name: 'unnamed' } });
    expect(() => IngressBackends.fromServicePort(unnamed, 'http')).toThrow(
      'Service "unnamed" has no port with the name "http"; give one of its ports a name',
    );
  });
});

test('a Service that others make is a backend by its name', () => {
  const make = (kplus: Kplus, chart: RawChart) =>
    void new kplus.Ingress(chart, 'edge', { defaultBackend: IngressBackends.fromServiceName('web', 80) });
  expect(rendered(plus, make).defaultBackend).toEqual({ service: { name: 'web', port: { number: 80 } } });
});

test('an Ingress has any field of the API', () => {
  const chart = shop();
  const rules = [{ path: '/', backend: backendOf(plus, chart) }];
  new plus.Ingress(chart, 'edge', { rules, overrides: { spec: { ingressClassName: 'nginx' } } });
  const { spec } = Testing.synth(chart).find(({ kind }) => kind === 'Ingress');
  expect(spec).toMatchObject({ ingressClassName: 'nginx', rules: [{}] });
});

test('a Service that is exposed by two paths has both in one Ingress', () => {
  const make = (kplus: Kplus, chart: RawChart) => {
    const service = new kplus.Service(chart, 'web', { ports: [{ port: 80 }] });
    service.exposeViaIngress('/shop');
    service.exposeViaIngress('/cart');
  };
  expect(() => rendered(raw, make)).toThrow("There is already a Construct with name 'Ingress' in Service [web]");
  expect(rendered(plus, make).rules[0].http.paths.map(({ path }: any) => path)).toEqual(['/cart', '/shop']);
});

test('a Service with several ports says how one of them is exposed', () => {
  const ports = [
    { name: 'http', port: 80 },
    { name: 'metrics', port: 9090 },
  ];
  const service = new plus.Service(shop(), 'web', { ports, metadata: { name: 'web' } });
  expect(() => service.exposeViaIngress('/')).toThrow(
    '[shop/web] Service "web" has several ports, 80, 9090, so nobody knows which one the path "/" is for; give an Ingress a rule with IngressBackend.fromService(service, { port: 80 })',
  );
});

test('lists that the caller changes later change no Ingress', () => {
  const hosts = ['shop.example.com'];
  const make = (kplus: Kplus, chart: RawChart) => {
    const secret = kplus.Secret.fromSecretName(chart, 'cert', 'cert');
    new kplus.Ingress(chart, 'edge', { defaultBackend: backendOf(kplus, chart), tls: [{ hosts, secret }] });
    hosts.push('other.example.com');
  };
  expect(rendered(raw, make).tls[0].hosts).toHaveLength(2);
  hosts.pop();
  expect(rendered(plus, make).tls[0].hosts).toHaveLength(1);
});

test('under Posture.none() every Ingress is that of cdk8s-plus-28, errors included', () => {
  const all = (kplus: Kplus, app: App) => {
    const chart = new RawChart(app, 'shop', { namespace: 'shop' });
    const ingress = new kplus.Ingress(chart, 'edge', {
      className: 'nginx',
      defaultBackend: backendOf(kplus, chart),
      tls: [{ hosts: ['shop.example.com'], secret: kplus.Secret.fromSecretName(chart, 'cert', 'cert') }],
    });
    ingress.addHostRule('shop.*.com', '/b', backendOf(kplus, chart, 'b'), EXACT);
    ingress.addHostRule('shop.*.com', '/a', backendOf(kplus, chart, 'a'));
    expect(() => ingress.addHostRule('shop.*.com', '/a', backendOf(kplus, chart, 'c'))).toThrow('already');
    return app.synthYaml();
  };
  const none = Testing.app();
  Posture.none().applyTo(none);
  expect(all(plus, none)).toBe(all(raw, RawTesting.app()));
});

test('an Ingress renders twice to the same', () => {
  const chart = shop();
  const ingress = new plus.Ingress(chart, 'edge');
  ingress.addHostRule('shop.example.com', '/b', backendOf(plus, chart, 'b'), EXACT);
  ingress.addHostRule('shop.example.com', '/a', backendOf(plus, chart, 'a'));
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
});

describe('an IngressClass', () => {
  test('renders as reviewed, in no namespace', () => {
    const chart = new Chart(Testing.app(), 'edge', { namespace: 'edge' });
    const ingressClass = new IngressClass(chart, 'class', {
      controller: 'k8s.io/ingress-nginx',
      isDefault: true,
      parameters: { apiGroup: 'example.com', kind: 'Settings', name: 'nginx', namespace: 'edge' },
      metadata: { name: 'nginx' },
    });
    expect(ingressClass.name).toBe('nginx');
    expect(Testing.synth(chart)).toMatchInlineSnapshot(`
     apiVersion: networking.k8s.io/v1
     kind: IngressClass
     metadata:
       annotations:
         ingressclass.kubernetes.io/is-default-class: "true"
       name: nginx
     spec:
       controller: k8s.io/ingress-nginx
       parameters:
         apiGroup: example.com
         kind: Settings
         name: nginx
         namespace: edge
         scope: Namespace

    `);
  });

  test('has settings outside of namespaces too, and any field of the API', () => {
    const chart = new Chart(Testing.app(), 'edge');
    new IngressClass(chart, 'class', {
      controller: 'k8s.io/ingress-nginx',
      parameters: { kind: 'Settings', name: 'nginx' },
      overrides: { spec: { parameters: { name: 'other' } } },
    });
    expect(Testing.synth(chart)[0].spec.parameters).toEqual({ kind: 'Settings', name: 'other', scope: 'Cluster' });
  });

  test('of a controller without its domain is refused with where it is', () => {
    const chart = new Chart(Testing.app(), 'edge');
    new IngressClass(chart, 'class', { controller: 'nginx' });
    expect(() => Testing.synth(chart)).toThrow(/edge\/class[^]*must be a domain and a path of the controller/);
  });
});

test('the posture cannot change any more above an Ingress, even if it has no rules yet', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new plus.Ingress(chart, 'web');
  expect(() => Posture.none().applyTo(chart)).toThrow(/"shop\/web" has already acted on restricted/);
});
