import { Exposure, ExternalTrafficPolicy, NetworkOptions, NetworkPlugin, Peers, Testing, WebService } from '../../src';
import { objectsOf, policyOf, reasonsOf, shopIn, web } from './shop';

const inNamespace = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
const TLS = { host: 'shop.example.com', tlsSecret: 'tls' };

/** Who may call an exposed component on which ports, and why. */
function callers(
  expose: (exposed: WebService) => unknown,
  network: NetworkOptions = {},
): { from?: unknown; ports?: unknown; reason?: unknown } {
  const chart = shopIn(network);
  expose(web(chart, 'web', { servicePort: 80 }));
  const { ingress, egress } = policyOf(chart, 'web');
  expect(egress).toBeUndefined();
  expect(ingress).toHaveLength(1);
  return { ...ingress[0], reason: reasonsOf(chart, 'web')['cdk8s-bulkhead/ingress'] };
}

const ports = [{ protocol: 'TCP', port: 8080 }];

describe('a load balancer', () => {
  const LOCAL = ExternalTrafficPolicy.LOCAL;

  test('lets everybody in, by the port of the pods', () => {
    expect(callers((one) => one.exposeViaLoadBalancer({ port: 443 }))).toEqual({
      ports,
      reason: '1. load balancer web-external of web',
    });
  });

  test('for some clients lets just them in where pods see their addresses', () => {
    const sourceRanges = ['203.0.113.0/24', '2001:db8::/32'];
    expect(callers((one) => one.exposeViaLoadBalancer({ sourceRanges, externalTrafficPolicy: LOCAL }))).toEqual({
      from: [{ ipBlock: { cidr: '203.0.113.0/24' } }, { ipBlock: { cidr: '2001:db8::/32' } }],
      ports,
      reason: '1. load balancer web-external of web',
    });
  });

  test('for some clients lets nodes in where pods see those', () => {
    const sourceRanges = ['203.0.113.0/24'];
    expect(callers((one) => one.exposeViaLoadBalancer({ sourceRanges }), { nodes: ['10.0.0.0/16'] })).toEqual({
      from: [{ ipBlock: { cidr: '10.0.0.0/16' } }],
      ports,
      reason: '1. load balancer web-external of web',
    });
  });

  test('for some clients lets everybody in where nobody knows the nodes, which is said', () => {
    const sourceRanges = ['203.0.113.0/24'];
    expect(callers((one) => one.exposeViaLoadBalancer({ sourceRanges }))).toEqual({
      ports,
      reason:
        '1. load balancer web-external of web (wider than meant: requests come from nodes, and nobody knows their addresses, ' +
        'so anyone is let in; set nodes in network of the posture, or externalTrafficPolicy: ExternalTrafficPolicy.LOCAL)',
    });
  });

  test('for some clients lets everybody in where Cilium finds nodes by no address, which is said', () => {
    const network = { nodes: ['10.0.0.0/16'], plugin: NetworkPlugin.CILIUM };
    expect(callers((one) => one.exposeViaLoadBalancer({ sourceRanges: ['203.0.113.0/24'] }), network)).toEqual({
      ports,
      reason:
        '1. load balancer web-external of web (wider than meant: requests come from nodes, which Cilium finds by no address, ' +
        'so anyone is let in; set externalTrafficPolicy: ExternalTrafficPolicy.LOCAL)',
    });
  });

  test('always filters by itself, too', () => {
    const chart = shopIn();
    web(chart, 'web').exposeViaLoadBalancer({ sourceRanges: ['203.0.113.0/24'], externalTrafficPolicy: LOCAL });
    const service = objectsOf(chart, 'Service').find(({ spec }) => spec.type === 'LoadBalancer');
    expect(service.spec).toMatchObject({
      loadBalancerSourceRanges: ['203.0.113.0/24'],
      externalTrafficPolicy: 'Local',
    });
  });

  test.each<[string, string[], string]>([
    [
      'a range that is none',
      ['203.0.113.7'],
      'the address range "203.0.113.7" is no CIDR; write e.g. "203.0.113.7/32"',
    ],
    [
      'no range',
      [],
      'the list of source ranges of a load balancer is empty, which is everybody; leave it out, or name some',
    ],
  ])('cannot be for %s', (_, sourceRanges, message) => {
    const exposed = web(shopIn(), 'web');
    expect(() => exposed.exposeViaLoadBalancer({ sourceRanges })).toThrow(new Error(message));
  });
});

describe('an Ingress', () => {
  const fromController = {
    from: [{ namespaceSelector: inNamespace('ingress'), podSelector: { matchLabels: { app: 'nginx' } } }],
    ports,
    reason: '1. ingress shop.example.com',
  };
  const CONTROLLER = { namespace: 'ingress', labels: { app: 'nginx' } };

  test('lets in the controller that is named', () => {
    const through = Exposure.controller(CONTROLLER);
    expect(callers((one) => one.exposeViaIngress({ ...TLS, through }))).toEqual(fromController);
  });

  test('lets in the controller that the posture names', () => {
    expect(callers((one) => one.exposeViaIngress(TLS), { ingressController: CONTROLLER })).toEqual(fromController);
  });

  test('lets in load balancers that send to pods directly', () => {
    const through = Exposure.addresses(['10.129.0.0/23']);
    expect(callers((one) => one.exposeViaIngress({ ...TLS, through }))).toEqual({
      from: [{ ipBlock: { cidr: '10.129.0.0/23' } }],
      ports,
      reason: '1. ingress shop.example.com',
    });
  });

  test('lets everybody in where nobody knows the controller, which is said', () => {
    expect(callers((one) => one.exposeViaIngress(TLS))).toEqual({
      ports,
      reason:
        '1. ingress shop.example.com (wider than meant: nobody knows which pods bring requests of its Ingress, so anyone is ' +
        'let in; set ingressController in network of the posture, or for a component through: Exposure.controller({ ... }))',
    });
  });

  test('and another one through the same controller are told together', () => {
    const through = Exposure.controller(CONTROLLER);
    const both = callers((one) => {
      one.exposeViaIngress({ ...TLS, through });
      one.exposeViaIngress({ ...TLS, host: 'api.example.com', name: 'api', through });
    });
    expect(both).toEqual({ ...fromController, reason: '1. ingress api.example.com; ingress shop.example.com' });
  });
});

describe('a Gateway', () => {
  test('lets in the pods of its data plane', () => {
    const gateway = Exposure.gateway({ name: 'public', namespace: 'gateways' });
    expect(callers((one) => one.allowFrom(gateway))).toEqual({
      from: [
        {
          namespaceSelector: inNamespace('gateways'),
          podSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'public' } },
        },
      ],
      ports,
      reason: '1. gateway public connects to web',
    });
  });

  test('may label its pods in another way', () => {
    const labels = { 'gateway.envoyproxy.io/owning-gateway-name': 'public' };
    const gateway = Exposure.gateway({ name: 'public', namespace: 'envoy-gateway-system', labels });
    expect(callers((one) => one.allowFrom(gateway)).from).toEqual([
      { namespaceSelector: inNamespace('envoy-gateway-system'), podSelector: { matchLabels: labels } },
    ]);
  });
});

test('what was exposed to anyone is said to be, and by no finding', () => {
  const chart = shopIn();
  web(chart, 'web').allowFrom(Exposure.anyone());
  expect(policyOf(chart, 'web').ingress).toEqual([{ ports }]);
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('a component that is not isolated is exposed all the same', () => {
  const chart = shopIn();
  const open = web(chart, 'web', { isolate: false });
  open.exposeViaLoadBalancer();
  open.allowFrom(Peers.anyone());
  expect(objectsOf(chart, 'NetworkPolicy')).toEqual([]);
});
