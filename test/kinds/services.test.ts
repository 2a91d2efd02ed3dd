import { App, Chart as RawChart, Duration, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import {
  Chart,
  Posture,
  ServiceIpFamily,
  ServiceIpFamilyPolicy,
  ServicePort,
  ServiceProps,
  ServiceTrafficDistribution,
  ServiceTrafficPolicy,
  SessionAffinity,
  Testing,
} from '../../src';
import * as plus from '../../src/plus';
import { container, Kplus, policiesOf, serve, shop } from '../support/plus-shop';

/** The Service of what a function makes, of cdk8s-plus-28 or of this library. */
function rendered(kplus: Kplus, make: (kplus: Kplus, chart: RawChart) => void): any {
  const chart = new RawChart(RawTesting.app(), 'shop', { namespace: 'shop' });
  make(kplus, chart);
  return specOf(RawTesting.synth(chart));
}

/** The Service with the props, made by this library. */
function made(props: ServiceProps): any {
  const chart = shop();
  new plus.Service(chart, 'web', { ports: [{ port: 80 }], ...props });
  return specOf(Testing.synth(chart));
}

function specOf(manifests: any[]): any {
  return manifests.find(({ kind }) => kind === 'Service').spec;
}

/** What is wrong with a Service of this library. */
function faultOf(make: (kplus: Kplus, chart: RawChart) => void): string {
  try {
    rendered(plus, make);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('what cdk8s-plus cannot express', () => {
  test.each<[string, ServiceProps, object]>([
    [
      'requests of one client go to one pod',
      { sessionAffinity: SessionAffinity.clientIp(Duration.minutes(10)) },
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } } },
    ],
    [
      'for three hours where nobody says how long',
      { sessionAffinity: SessionAffinity.clientIp() },
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } },
    ],
    ['or to any', { sessionAffinity: SessionAffinity.none() }, { sessionAffinity: 'None' }],
    [
      'a load balancer keeps the addresses of clients',
      {
        type: plus.ServiceType.LOAD_BALANCER,
        externalTrafficPolicy: ServiceTrafficPolicy.LOCAL,
        healthCheckNodePort: 30100,
      },
      { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30100 },
    ],
    [
      'another than that of the provider makes the load balancer, which needs no node ports',
      {
        type: plus.ServiceType.LOAD_BALANCER,
        loadBalancerClass: 'service.k8s.aws/nlb',
        allocateLoadBalancerNodePorts: false,
      },
      { loadBalancerClass: 'service.k8s.aws/nlb', allocateLoadBalancerNodePorts: false },
    ],
    [
      'requests stay on their node',
      { internalTrafficPolicy: ServiceTrafficPolicy.LOCAL },
      { internalTrafficPolicy: 'Local' },
    ],
    [
      'pods in the same zone are preferred',
      { trafficDistribution: ServiceTrafficDistribution.PREFER_CLOSE },
      { trafficDistribution: 'PreferClose' },
    ],
    [
      'addresses of two families',
      {
        ipFamilies: [ServiceIpFamily.IPV6, ServiceIpFamily.IPV4],
        ipFamilyPolicy: ServiceIpFamilyPolicy.REQUIRE_DUAL_STACK,
      },
      { ipFamilies: ['IPv6', 'IPv4'], ipFamilyPolicy: 'RequireDualStack' },
    ],
    [
      'ports by name, and what is spoken on them',
      { ports: [{ port: 80, targetPortName: 'http', appProtocol: 'kubernetes.io/h2c' }] },
      { ports: [{ port: 80, targetPort: 'http', appProtocol: 'kubernetes.io/h2c' }] },
    ],
    ['any field of the API', { overrides: { spec: { loadBalancerIP: '10.0.0.7' } } }, { loadBalancerIP: '10.0.0.7' }],
  ])('%s', (_, props, fields) => {
    const chart = new RawChart(postureless(), 'shop');
    new plus.Service(chart, 'web', { ports: [{ port: 80 }], ...props });
    expect(specOf(RawTesting.synth(chart))).toMatchObject(fields); // also where nothing is mended
    const target = new Chart(Testing.app(), 'shop', { posture: Posture.baseline({ targetVersion: '1.36' }) });
    new plus.Service(target, 'web', { ports: [{ port: 80 }], ...props });
    expect(specOf(Testing.synth(target))).toMatchObject(fields);
  });

  test('a port that is added later', () => {
    const chart = shop();
    const service = new plus.Service(chart, 'web', { ports: [{ port: 80, name: 'http' }] });
    service.addPort({ port: 443, name: 'https', targetPortName: 'tls' });
    expect(specOf(Testing.synth(chart)).ports).toEqual([
      { name: 'http', port: 80 },
      { name: 'https', port: 443, targetPort: 'tls' },
    ]);
  });

  test('a port by name opens the port that the pods call so', () => {
    const chart = shop();
    const web = new plus.Deployment(chart, 'web', {
      containers: [{ ...container, portNumber: undefined, ports: [{ number: 8080, name: 'http' }] }],
    });
    new plus.Service(chart, 'lb', {
      type: plus.ServiceType.LOAD_BALANCER,
      selector: web,
      ports: [{ port: 80, targetPortName: 'http' }],
    });
    expect(policiesOf(chart).web.ingress).toEqual([{ ports: [{ protocol: 'TCP', port: 8080 }] }]);
  });

  test('a load balancer that keeps the addresses of clients lets in those', () => {
    const chart = shop();
    new plus.Service(chart, 'lb', {
      type: plus.ServiceType.LOAD_BALANCER,
      loadBalancerSourceRanges: ['198.51.100.0/24'],
      externalTrafficPolicy: ServiceTrafficPolicy.LOCAL,
      selector: serve(plus.Deployment, chart, 'web'),
      ports: [{ port: 80, targetPort: 8080 }],
    });
    expect(policiesOf(chart).web.ingress[0].from).toEqual([{ ipBlock: { cidr: '198.51.100.0/24' } }]);
  });

  test('a target both by number and by name is refused', () => {
    const make = (_: Kplus, chart: RawChart) => {
      const ports: ServicePort[] = [{ port: 80, targetPort: 8080, targetPortName: 'http' }];
      new plus.Service(chart, 'web', { ports });
    };
    expect(faultOf(make)).toMatch(
      /\[shop\/web\] port 80 of Service "shop-web-\w+" has both targetPort 8080 and targetPortName "http"; write one of them/,
    );
  });
});

function postureless() {
  const app = Testing.app();
  Posture.none().applyTo(app);
  return app;
}

describe('a Service that selects', () => {
  const selecting = (options: raw.PodsSelectOptions) => (kplus: Kplus, chart: RawChart) => {
    new kplus.Service(chart, 'web', { ports: [{ port: 80 }], selector: kplus.Pods.select(chart, 'pods', options) });
  };

  test('by a label with an empty value keeps it', () => {
    const make = selecting({ labels: { role: '' } });
    expect(rendered(raw, make).selector).toEqual({});
    expect(rendered(plus, make).selector).toEqual({ role: '' });
  });

  test('by labels of pods in its own namespace is as it was', () => {
    const make = (kplus: Kplus, chart: RawChart) => {
      const namespaces = kplus.Namespaces.select(chart, 'namespaces', { names: ['shop'] });
      selecting({ labels: { app: 'web' }, namespaces })(kplus, chart);
    };
    expect(rendered(plus, make)).toEqual(rendered(raw, make));
  });

  test.each<[string, (chart: RawChart) => raw.PodsSelectOptions, object, string]>([
    [
      'by expressions',
      () => ({ expressions: [raw.LabelExpression.in('tier', ['web'])] }),
      {},
      'selects by expressions, which Services cannot; give the labels of its pods',
    ],
    [
      'by labels and expressions',
      () => ({ labels: { app: 'web' }, expressions: [raw.LabelExpression.exists('tier')] }),
      { app: 'web' },
      'selects by expressions, which Services cannot; give the labels of its pods',
    ],
    ['all pods', () => ({}), {}, 'selects all pods, which Services cannot; give labels of its pods, or no selector'],
    [
      'by a label whose value is missing',
      () => ({ labels: { app: undefined as unknown as string, tier: 'web' } }),
      { tier: 'web' },
      'selects by the label "app" with the value undefined; write a string',
    ],
    [
      'pods of another namespace',
      (chart) => ({ labels: { app: 'web' }, namespaces: namespaces(chart, { names: ['stock'] }) }),
      { app: 'web' },
      'selects pods of "stock", but leads to none outside of its own namespace "shop"; create it beside them',
    ],
    [
      'pods of several namespaces',
      (chart) => ({ labels: { app: 'web' }, namespaces: namespaces(chart, { names: ['shop', 'stock'] }) }),
      { app: 'web' },
      'selects pods of "shop" and "stock", but leads to none outside of its own namespace "shop"; create it beside them',
    ],
    [
      'pods of namespaces by labels',
      (chart) => ({ labels: { app: 'web' }, namespaces: namespaces(chart, { labels: { team: 'a' } }) }),
      { app: 'web' },
      'selects pods of other namespaces too, but leads to none outside of its own; leave the namespaces out',
    ],
    [
      'pods of no namespace',
      (chart) => ({ labels: { app: 'web' }, namespaces: namespaces(chart, { names: [] }) }),
      { app: 'web' },
      'selects pods of no namespace at all; leave the namespaces out, or name its own',
    ],
  ])('%s is refused, where it led to other pods or none', (_, options, selector, message) => {
    const make = (kplus: Kplus, chart: RawChart) => selecting(options(chart))(kplus, chart);
    expect(JSON.parse(JSON.stringify(rendered(raw, make).selector))).toEqual(selector);
    expect(faultOf(make)).toMatch(/\[shop\/web\] Service "shop-web-\w+" selects/);
    expect(faultOf(make)).toContain(message);
  });

  const namespaces = (chart: RawChart, options: raw.NamespacesSelectOptions) =>
    raw.Namespaces.select(chart, 'namespaces', options);
});

describe('a Service without ports', () => {
  const withPorts = (ports: raw.ContainerPort[]) => (kplus: Kplus, chart: RawChart) => {
    const selector = new kplus.Deployment(chart, 'pods', {
      containers: [{ ...container, portNumber: undefined, ports }],
    });
    new kplus.Service(chart, 'web', { selector });
  };

  test('has that of its pods, which there is one of', () => {
    const make = withPorts([{ number: 53, protocol: raw.Protocol.UDP, name: 'dns' }]);
    expect(() => rendered(raw, make)).toThrow('A service must be configured with a port');
    expect(rendered(plus, make).ports).toEqual([{ name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' }]);
  });

  test('has it also for whom it is exposed to', () => {
    const chart = shop();
    const service = new plus.Service(chart, 'web', { selector: serve(plus.Deployment, chart, 'pods') });
    service.exposeViaIngress('/');
    expect(service.port).toBe(8080);
    const ingress = Testing.synth(chart).find(({ kind }) => kind === 'Ingress');
    expect(ingress.spec.rules[0].http.paths[0].backend.service.port).toEqual({ number: 8080 });
  });

  test('has none where its pods have several, and says which', () => {
    const make = withPorts([{ number: 8080, name: 'http' }, { number: 9090 }]);
    expect(faultOf(make)).toMatch(
      /\[shop\/web\] Service "shop-web-\w+" has no port, and its pods declare several: 8080 \("http"\), 9090; write ports, or call bind/,
    );
  });

  test('says who it is, and what to write', () => {
    const make = (kplus: Kplus, chart: RawChart) => void new kplus.Service(chart, 'web');
    expect(() => rendered(raw, make)).toThrow('A service must be configured with a port');
    expect(faultOf(make)).toMatch(
      /\[shop\/web\] Service "shop-web-\w+" has no port; write ports, call bind, or let its selector be a workload/,
    );
  });

  test('says so too where somebody asks for its port', () => {
    const chart = shop();
    expect(() => new raw.Service(chart, 'raw').port).toThrow("Cannot read properties of undefined (reading 'port')");
    expect(() => new plus.Service(chart, 'web').port).toThrow(
      /\[shop\/web\] Service "shop-web-\w+" has no port; write/,
    );
  });

  test('needs none as another name for something outside', () => {
    const make = (kplus: Kplus, chart: RawChart) =>
      void new kplus.Service(chart, 'web', { externalName: 'shop.example.com' });
    expect(rendered(plus, make)).toEqual(rendered(raw, make));
  });
});

test('an Ingress that exposes a workload of another namespace is in that namespace', () => {
  const make = (kplus: Kplus): any[] => {
    const chart = new RawChart(RawTesting.app(), 'shop', { namespace: 'shop' });
    const web = serve(kplus.Deployment, chart, 'web', { metadata: { namespace: 'stock' } });
    web.exposeViaIngress('/');
    return RawTesting.synth(chart);
  };
  const places = (manifests: any[]) =>
    Object.fromEntries(manifests.map(({ kind, metadata }) => [kind, metadata.namespace]));
  expect(places(make(raw))).toMatchObject({ Service: 'stock', Ingress: 'shop' });
  expect(places(make(plus))).toMatchObject({ Service: 'stock', Ingress: 'stock' });
});

test('an Ingress of another namespace is refused for a Service', () => {
  const make = (kplus: Kplus, chart: RawChart) => {
    const ingress = new kplus.Ingress(chart, 'edge', { metadata: { namespace: 'edge' } });
    new kplus.Service(chart, 'web', { ports: [{ port: 80 }] }).exposeViaIngress('/', { ingress });
  };
  expect(() => rendered(raw, make)).not.toThrow();
  expect(faultOf(make)).toMatch(
    /\[shop\/web\] Ingress "shop-edge-\w+" is in namespace "edge" and Service "shop-web-\w+" in namespace "shop", so it leads to nobody; create it beside the Service/,
  );
});

test('lists that the caller changes later change no Service', () => {
  const ranges = ['198.51.100.0/24'];
  const make = (kplus: Kplus, chart: RawChart) => {
    new kplus.Service(chart, 'web', {
      type: kplus.ServiceType.LOAD_BALANCER,
      ports: [{ port: 80 }],
      loadBalancerSourceRanges: ranges,
    });
    ranges.push('203.0.113.0/24');
  };
  expect(rendered(raw, make).loadBalancerSourceRanges).toHaveLength(2);
  ranges.pop();
  expect(rendered(plus, make).loadBalancerSourceRanges).toHaveLength(1);
});

test('frozen props are taken, and rendered twice to the same', () => {
  const props: ServiceProps = Object.freeze({
    ports: Object.freeze([Object.freeze({ port: 80, targetPortName: 'http' })]) as unknown as ServicePort[],
    ipFamilies: Object.freeze(['IPv4']) as unknown as ServiceIpFamily[],
    overrides: Object.freeze({ spec: Object.freeze({ sessionAffinity: 'None' }) }),
  });
  const chart = shop();
  new plus.Service(chart, 'web', props);
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  expect(made(props)).toMatchObject({ ports: [{ port: 80, targetPort: 'http' }], sessionAffinity: 'None' });
});

test('under Posture.none() every Service is that of cdk8s-plus-28, mistakes and errors included', () => {
  const all = (kplus: Kplus, app: App) => {
    const chart = new RawChart(app, 'shop', { namespace: 'shop' });
    const web = serve(kplus.Deployment, chart, 'web', { metadata: { namespace: 'stock' } });
    web.exposeViaIngress('/');
    const pods = kplus.Pods.select(chart, 'pods', {
      labels: { role: '' },
      expressions: [kplus.LabelExpression.exists('tier')],
    });
    new kplus.Service(chart, 'by-label', { ports: [{ port: 80 }], selector: pods });
    new kplus.Service(chart, 'name', { externalName: 'shop.example.com' });
    return app;
  };
  expect(all(plus, postureless()).synthYaml()).toBe(all(raw, RawTesting.app()).synthYaml());
  const chart = new RawChart(postureless(), 'shop');
  new plus.Service(chart, 'web', { selector: serve(plus.Deployment, chart, 'pods') });
  expect(() => RawTesting.synth(chart)).toThrow('A service must be configured with a port');
});
