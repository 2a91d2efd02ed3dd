import {
  Chart,
  Exposure,
  Gateway,
  GatewayProps,
  GRPCRoute,
  Health,
  HTTPRoute,
  HTTPRouteFilter,
  ReferenceGrant,
  Resources,
  RouteBackend,
  RouteParent,
  RoutePath,
  Testing,
  WebService,
} from '../../src';
import * as plus from '../../src/plus';
import { findingsOf, image, policiesOf, serve, shop } from '../support/plus-shop';

const THROUGH = Exposure.gateway({ name: 'public', namespace: 'edge' });
const FROM_GATEWAY = [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } },
    podSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'public' } },
  },
];
const ports = [{ protocol: 'TCP', port: 8080 }];

function gateway(chart: Chart, props: Partial<GatewayProps> = {}): Gateway {
  return new Gateway(chart, 'gateway', {
    metadata: { name: 'public' },
    className: 'istio',
    listeners: [{ name: 'http' }],
    ...props,
  });
}

function web(chart: Chart): WebService {
  const additionalPorts = [{ name: 'metrics', port: 9090 }];
  const props = { image, port: 8080, health: Health.tcp(), resources: Resources.small(), additionalPorts };
  return new WebService(chart, 'web', props);
}

function ofKind(chart: Chart, wanted: string): any[] {
  return Testing.synth(chart).filter(({ kind }) => kind === wanted);
}

describe('a route lets those in who bring its requests', () => {
  test('to a component, on the port that it leads to', () => {
    const chart = shop();
    new HTTPRoute(chart, 'route', {
      parents: [gateway(chart, { through: THROUGH })],
      rules: [{ backends: [RouteBackend.service(web(chart).service, { port: 8080 })] }],
    });
    const [policy] = ofKind(chart, 'NetworkPolicy');
    expect(policy.spec.ingress).toEqual([{ from: FROM_GATEWAY, ports }]);
    expect(findingsOf(chart).filter(({ rule }) => rule === 'exposure-allowed')).toEqual([]);
  });

  test('to a workload behind a Service, also if that leads to it only later', () => {
    const chart = shop();
    const service = new plus.Service(chart, 'service', { ports: [{ port: 80, targetPort: 8080 }] });
    new GRPCRoute(chart, 'route', {
      parents: [gateway(chart, { through: THROUGH }).listener('http')],
      rules: [{ backends: [RouteBackend.service(service)] }],
    });
    service.select(serve(plus.Deployment, chart, 'web'));
    expect(policiesOf(chart).web.ingress).toEqual([{ from: FROM_GATEWAY, ports }]);
  });

  test('to what requests are mirrored to', () => {
    const chart = shop();
    const shadow = serve(plus.Deployment, chart, 'shadow').exposeViaService();
    const filters = [HTTPRouteFilter.mirror(RouteBackend.service(shadow))];
    new HTTPRoute(chart, 'route', { parents: [gateway(chart, { through: THROUGH })] }).addRules({ filters });
    expect(policiesOf(chart).shadow.ingress).toEqual([{ from: FROM_GATEWAY, ports }]);
  });

  test('of a Gateway that is not in the code', () => {
    const chart = shop();
    const service = serve(plus.Deployment, chart, 'web').exposeViaService();
    new HTTPRoute(chart, 'route', {
      parents: [RouteParent.named({ name: 'public', namespace: 'edge', through: THROUGH })],
      rules: [{ backends: [RouteBackend.service(service)] }],
    });
    expect(policiesOf(chart).web.ingress).toEqual([{ from: FROM_GATEWAY, ports }]);
  });

  test('to a workload of another namespace, with a grant', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const edge = new Chart(app, 'edge', { namespace: 'edge' });
    const service = serve(plus.Deployment, chart, 'web').exposeViaService({ name: 'web' });
    const route = new HTTPRoute(edge, 'route', {
      metadata: { name: 'web' },
      parents: [gateway(edge, { through: THROUGH })],
      rules: [{ backends: [RouteBackend.service(service)] }],
    });
    expect(ofKind(edge, 'HTTPRoute')[0].spec.rules).toEqual([
      { backendRefs: [{ name: 'web', namespace: 'shop', port: 8080 }] },
    ]);
    expect(policiesOf(chart).web.ingress).toEqual([{ from: FROM_GATEWAY, ports }]);
    const granted = () => findingsOf(chart).filter(({ rule }) => rule === 'reference-granted');
    expect(granted()).toHaveLength(1);
    new ReferenceGrant(chart, 'grant', {
      from: [{ kind: route.kind, namespace: 'edge' }],
      to: [{ kind: 'Service', name: service.name }],
    });
    expect(granted()).toEqual([]);
  });
});

test('where nobody says through whom requests come, nobody is let in, and a finding says so', () => {
  const chart = shop();
  new HTTPRoute(chart, 'route', {
    parents: [gateway(chart)],
    rules: [{ backends: [RouteBackend.service(serve(plus.Deployment, chart, 'web').exposeViaService())] }],
  });
  expect(policiesOf(chart).web.ingress).toBeUndefined();
  expect(findingsOf(chart).filter(({ rule }) => rule === 'exposure-allowed')).toHaveLength(1);
});

test('a Service of the same name that the route does not mean stays closed', () => {
  const app = Testing.app();
  const [chart, other] = ['shop', 'other'].map((namespace) => new Chart(app, namespace, { namespace }));
  const [service] = [chart, other].map((scope) =>
    serve(plus.Deployment, scope, 'web').exposeViaService({ name: 'web' }),
  );
  new HTTPRoute(chart, 'route', {
    parents: [gateway(chart, { through: THROUGH })],
    rules: [{ backends: [RouteBackend.service(service)] }],
  });
  expect(policiesOf(chart).web.ingress).toHaveLength(1);
  expect(policiesOf(other).web.ingress).toBeUndefined();
});

test('a route names the namespace of its Gateway where that is another', () => {
  const app = Testing.app();
  const [edge, chart] = ['edge', 'shop'].map((namespace) => new Chart(app, namespace, { namespace }));
  new HTTPRoute(chart, 'route', { parents: [gateway(edge)], rules: [{}] });
  new HTTPRoute(edge, 'route', { parents: [edge.node.findChild('gateway') as Gateway], rules: [{}] });
  expect([chart, edge].map((each) => ofKind(each, 'HTTPRoute')[0].spec.parentRefs)).toEqual([
    [{ name: 'public', namespace: 'edge' }],
    [{ name: 'public' }],
  ]);
});

test('rules that are added later are rendered', () => {
  const chart = shop();
  const route = new HTTPRoute(chart, 'route', { parents: [gateway(chart)] });
  route.addRules({ matches: [{ path: RoutePath.exact('/a') }] }, { matches: [{ path: RoutePath.exact('/b') }] });
  expect(ofKind(chart, 'HTTPRoute')[0].spec.rules).toHaveLength(2);
});

test('overrides merge listeners by name', () => {
  const chart = shop();
  gateway(chart, {
    listeners: [{ name: 'http' }, { name: 'grpc', port: 9000 }],
    overrides: { spec: { listeners: [{ name: 'grpc', hostname: 'grpc.example.com' }] } },
  });
  expect(ofKind(chart, 'Gateway')[0].spec.listeners).toEqual([
    { name: 'http', port: 80, protocol: 'HTTP' },
    { name: 'grpc', port: 9000, protocol: 'HTTP', hostname: 'grpc.example.com' },
  ]);
});

test('bad values are said at synth with the path of the construct', () => {
  const chart = shop();
  gateway(chart, { listeners: [{ name: 'http', port: 0 }] });
  expect(() => (chart.node.root as Chart & { synth(): void }).synth()).toThrow(
    /shop\/gateway\] port of listener "http" must be a whole number from 1 to 65535, not 0/,
  );
});
