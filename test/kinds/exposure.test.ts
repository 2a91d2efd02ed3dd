import { ApiObject, Chart as RawChart, JsonPatch, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Chart, NetworkOptions, NetworkPlugin, Peers, Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { image, policiesOf, serve, shop } from '../support/plus-shop';

const CONTROLLER = { namespace: 'ingress', labels: { app: 'nginx' } };
const FROM_CONTROLLER = [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } },
    podSelector: { matchLabels: { app: 'nginx' } },
  },
];
const ports = [{ protocol: 'TCP', port: 8080 }];
const servicePorts = [{ port: 80, targetPort: 8080 }];

/** What may call the pods of a Deployment that was exposed somehow. */
function ingressOf(expose: (web: plus.Deployment, chart: Chart) => void, network: NetworkOptions = {}): unknown {
  const chart = shop({ posture: Posture.restricted({ network }) });
  expose(serve(plus.Deployment, chart, 'web'), chart);
  return policiesOf(chart).web.ingress;
}

test('a Service inside of the cluster lets nobody in', () => {
  expect(ingressOf((web) => web.exposeViaService())).toBeUndefined();
});

const outward: [string, (web: plus.Deployment, chart: Chart) => void][] = [
  ['exposeViaService with a load balancer', (web) => exposeAs(web, plus.ServiceType.LOAD_BALANCER)],
  ['exposeViaService with node ports', (web) => exposeAs(web, plus.ServiceType.NODE_PORT)],
  ['a load balancer that selects it', (web, chart) => balance(chart).select(web)],
  [
    'a load balancer that is made for it',
    (web, chart) => {
      new plus.Service(chart, 'lb', { type: plus.ServiceType.LOAD_BALANCER, ports: servicePorts, selector: web });
    },
  ],
  [
    'a load balancer that gets its port later',
    (web, chart) => {
      const service = new plus.Service(chart, 'lb', { type: plus.ServiceType.LOAD_BALANCER, selector: web });
      service.bind(80, { targetPort: 8080 });
    },
  ],
];

test.each(outward)('%s lets everybody in, on the port of the pods', (_, expose) => {
  expect(ingressOf(expose)).toEqual([{ ports }]);
});

test('a load balancer for some addresses lets in the nodes that pass requests on', () => {
  const expose = (web: plus.Deployment, chart: Chart) =>
    balance(chart, { loadBalancerSourceRanges: ['198.51.100.0/24'] }).select(web);
  expect(ingressOf(expose, { nodes: ['10.0.0.0/16'] })).toEqual([
    { from: [{ ipBlock: { cidr: '10.0.0.0/16' } }], ports },
  ]);
  expect(ingressOf(expose)).toEqual([{ ports }]);
});

test.each<[string, (lb: plus.Service) => void]>([
  ['a patch', (lb) => ApiObject.of(lb).addJsonPatch(JsonPatch.add('/spec/externalTrafficPolicy', 'Local'))],
  [
    'a patch of all of it',
    (lb) =>
      ApiObject.of(lb).addJsonPatch(
        JsonPatch.replace('/spec', { type: 'LoadBalancer', ports: servicePorts, externalTrafficPolicy: 'Local' }),
      ),
  ],
])('a load balancer that keeps the addresses of clients by %s lets in those, whenever that is said', (_, patch) => {
  const expose = (web: plus.Deployment, chart: Chart) => {
    const lb = balance(chart, { loadBalancerSourceRanges: ['198.51.100.0/24'] });
    lb.select(web);
    patch(lb);
  };
  expect(ingressOf(expose, { nodes: ['10.0.0.0/16'] })).toEqual([
    { from: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports },
  ]);
});

test.each<[string, (chart: Chart, web: plus.Deployment, props: plus.ServiceProps) => plus.Service]>([
  ['made for a workload', (chart, web, props) => new plus.Service(chart, 'lb', { ...props, selector: web })],
  [
    'that gets its port after its pods',
    (chart, web, props) => {
      const service = new plus.Service(chart, 'lb', { ...props, ports: [] });
      service.select(web);
      servicePorts.forEach(({ port, targetPort }) => service.bind(port, { targetPort }));
      return service;
    },
  ],
  [
    'of pods that call a host by its name, before it has a port',
    (chart, web, props) => {
      const service = new plus.Service(chart, 'lb', { ...props, ports: [], selector: web });
      web.connections.connectTo(Peers.host('api.example.com', 443));
      servicePorts.forEach(({ port, targetPort }) => service.bind(port, { targetPort }));
      return service;
    },
  ],
])('a load balancer for some addresses can be %s', (_, make) => {
  const network = { plugin: NetworkPlugin.CILIUM };
  const chart = shop({ posture: Posture.restricted({ network }) });
  const web = serve(plus.Deployment, chart, 'web', { isolate: true });
  make(chart, web, {
    type: plus.ServiceType.LOAD_BALANCER,
    loadBalancerSourceRanges: ['198.51.100.0/24'],
    ports: servicePorts,
  });
  expect(policiesOf(chart).web.ingress).toEqual([{ ports }]);
});

test('that nobody knows the nodes behind a load balancer says how a kind keeps the addresses of clients', () => {
  const chart = shop();
  balance(chart, { loadBalancerSourceRanges: ['198.51.100.0/24'] }).select(serve(plus.Deployment, chart, 'web'));
  const policy = Testing.synth(chart).find(({ kind }) => kind === 'NetworkPolicy');
  expect(policy.metadata.annotations['cdk8s-bulkhead/ingress']).toContain(
    'set nodes in network of the posture, or externalTrafficPolicy of the Service to LOCAL',
  );
});

test('a load balancer for addresses that are none is refused', () => {
  const chart = shop();
  const service = balance(chart, { loadBalancerSourceRanges: ['198.51.100.7'] });
  expect(() => service.select(serve(plus.Deployment, chart, 'web'))).toThrow('write e.g. "198.51.100.7/32"');
});

const ingresses: [string, (web: plus.Deployment, chart: Chart) => void][] = [
  ['exposeViaIngress of it', (web) => web.exposeViaIngress('/', { ports: servicePorts })],
  ['exposeViaIngress of its Service', (web) => web.exposeViaService({ ports: servicePorts }).exposeViaIngress('/')],
  [
    'exposeViaIngress by an Ingress of cdk8s-plus-28',
    (web, chart) => {
      const ingress = new raw.Ingress(chart, 'ingress');
      web.exposeViaIngress('/', { ports: servicePorts, ingress });
    },
  ],
  [
    'a rule of an Ingress',
    (web, chart) => {
      const service = web.exposeViaService({ ports: servicePorts });
      new plus.Ingress(chart, 'ingress').addRule('/', plus.IngressBackend.fromService(service));
    },
  ],
  [
    'the default backend of an Ingress',
    (web, chart) => {
      const service = new plus.Service(chart, 'service', { ports: servicePorts });
      service.select(web);
      new plus.Ingress(chart, 'ingress', { defaultBackend: plus.IngressBackend.fromService(service) });
    },
  ],
  [
    'an Ingress that is there before its Service selects the pods',
    (web, chart) => {
      const service = new plus.Service(chart, 'service', { ports: servicePorts });
      new plus.Ingress(chart, 'ingress').addRule('/', plus.IngressBackend.fromService(service));
      service.select(web);
    },
  ],
  [
    'exposeViaIngress of a Service that selects the pods later',
    (web, chart) => {
      const service = new plus.Service(chart, 'service', { ports: servicePorts });
      service.exposeViaIngress('/', { ingress: new raw.Ingress(chart, 'ingress') });
      service.select(web);
    },
  ],
];

describe('a Deployment that is exposed twice', () => {
  const kindsOf = (chart: RawChart) => RawTesting.synth(chart).map(({ kind }) => kind as string);
  const twice = (kplus: typeof raw, chart: RawChart) => {
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image, portNumber: 8080 }], isolate: false });
    return { web, ingresses: [web.exposeViaIngress('/a'), web.exposeViaIngress('/b')] };
  };

  test('on two paths is behind one Service and one Ingress', () => {
    expect(() => twice(raw, new RawChart(RawTesting.app(), 'shop'))).toThrow(
      "There is already a Construct with name 'Service'",
    );
    const chart = shop();
    const {
      ingresses: [first, second],
    } = twice(plus, chart);
    expect(second).toBe(first);
    expect(kindsOf(chart)).toEqual(['Deployment', 'Service', 'Ingress']);
  });

  test('by the same Service uses what is there, however that was made', () => {
    const web = serve(plus.Deployment, shop(), 'web');
    const service = web.exposeViaService({ ports: servicePorts, serviceType: plus.ServiceType.NODE_PORT });
    expect(web.exposeViaService()).toBe(service);
    expect(web.exposeViaService({ ports: [{ port: 80, targetPort: 8080, protocol: plus.Protocol.TCP }] })).toBe(
      service,
    );
    expect(web.exposeViaService({ name: 'other' })).not.toBe(service);
  });

  test.each<[string, plus.DeploymentExposeViaServiceOptions]>([
    ['type', { serviceType: plus.ServiceType.LOAD_BALANCER }],
    ['port', { ports: [{ port: 81, targetPort: 8080 }] }],
  ])('by a Service of another %s is told to name it', (_, options) => {
    const web = serve(plus.Deployment, shop(), 'web');
    const { name } = web.exposeViaService({ ports: servicePorts });
    expect(() => web.exposeViaService(options)).toThrow(
      `[shop/web] the pods are exposed already, by the Service "${name}" with type ClusterIP and ports 80; write these or ` +
        'none, or give another Service by name',
    );
  });
});

test.each(ingresses)('%s lets in the controller that the posture names, else everybody', (_, expose) => {
  expect(ingressOf(expose, { ingressController: CONTROLLER })).toEqual([{ from: FROM_CONTROLLER, ports }]);
  expect(ingressOf(expose)).toEqual([{ ports }]);
});

test('an Ingress opens the one port that it leads to', () => {
  const chart = shop();
  const container = {
    image,
    ports: [
      { number: 8080, name: 'http' },
      { number: 9090, name: 'admin' },
    ],
  };
  const web = serve(plus.Deployment, chart, 'web', { containers: [container] });
  const service = web.exposeViaService();
  new plus.Ingress(chart, 'ingress').addRule('/', plus.IngressBackend.fromService(service, { port: 9090 }));
  expect(policiesOf(chart).web.ingress).toEqual([{ ports: [{ protocol: 'TCP', port: 9090 }] }]);
});

test('an Ingress opens nothing in other namespaces, of which it can reach none', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const service = serve(plus.Deployment, chart, 'web').exposeViaService({ name: 'web' });
  const other = new Chart(app, 'other', { namespace: 'other' });
  new plus.Ingress(other, 'ingress').addRule('/', plus.IngressBackend.fromService(service));
  expect(policiesOf(chart).web.ingress).toBeUndefined();
});

test('what is exposed stays as it is in apps of cdk8s and in charts of one name', () => {
  for (const chart of [shop(), shop()]) {
    const web = serve(plus.Deployment, chart, 'web');
    web.exposeViaService({ name: 'web' });
    expect(policiesOf(chart).web.ingress).toBeUndefined();
  }
  const chart = new RawChart(Testing.app(), 'shop');
  serve(plus.Deployment, chart, 'web').exposeViaIngress('/');
  const policy = chart.toJson().find(({ kind }) => kind === 'NetworkPolicy');
  expect(policy.spec.ingress).toEqual([{ ports }]);
});

function exposeAs(web: plus.Deployment, serviceType: raw.ServiceType): void {
  web.exposeViaService({ serviceType, ports: servicePorts });
}

function balance(chart: Chart, props: raw.ServiceProps = {}): plus.Service {
  return new plus.Service(chart, 'lb', { type: plus.ServiceType.LOAD_BALANCER, ports: servicePorts, ...props });
}
