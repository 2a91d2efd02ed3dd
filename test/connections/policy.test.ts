import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { App, Chart, Deployment, Peers, Port, Posture, Testing } from '../../src';
import { objectsOf, podsOf, policyOf, reasonsOf, shopIn, web, worker } from './shop';

describe('the policy of a workload', () => {
  test('lets nothing through until something is declared', () => {
    const chart = shopIn();
    worker(chart, 'jobs');
    expect(objectsOf(chart, 'NetworkPolicy')).toEqual([
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: {
          name: 'jobs',
          namespace: 'shop',
          labels: {
            app: 'jobs',
            'app.kubernetes.io/instance': 'jobs',
            'app.kubernetes.io/managed-by': 'cdk8s',
            'app.kubernetes.io/name': 'jobs',
          },
        },
        spec: { podSelector: podsOf('jobs').podSelector, policyTypes: ['Ingress', 'Egress'] },
      },
    ]);
  });

  test('has rules by what they are for and then by name, and ports by number', () => {
    const chart = shopIn();
    const api = web(chart, 'api', { additionalPorts: [{ name: 'more', port: 9000 }] });
    api.exposeViaLoadBalancer();
    api.allowScraping({ scraper: Peers.namespace('monitoring') });
    api.allowFrom(Peers.namespace('zebra'), { ports: [Port.named('more'), Port.tcp(8080)] });
    web(chart, 'b').connectTo(api);
    web(chart, 'a').connectTo(api, { ports: [Port.all()] });
    expect(reasonsOf(chart, 'api')['cdk8s-bulkhead/ingress']).toBe(
      [
        '1. a connects to api',
        '2. b connects to api',
        '3. namespace zebra connects to api',
        '4. load balancer api-external of api',
        '5. metrics of api',
      ].join('\n'),
    );
    const { ingress } = policyOf(chart, 'api');
    expect(ingress[0]).toEqual({ from: [podsOf('a')] });
    expect(ingress[2].ports).toEqual([
      { protocol: 'TCP', port: 8080 },
      { protocol: 'TCP', port: 9000 },
    ]);
  });

  test('tells of no more rules than an annotation has room for', () => {
    const chart = shopIn();
    const jobs = worker(chart, 'jobs');
    for (let index = 0; index < 502; index++) {
      jobs.connectTo(Peers.cidr(`10.${Math.floor(index / 256)}.${index % 256}.0/24`), { ports: [Port.tcp(443)] });
    }
    const lines = (reasonsOf(chart, 'jobs')['cdk8s-bulkhead/egress'] as string).split('\n');
    expect(lines).toHaveLength(501);
    expect(lines[500]).toBe('501. and 3 more');
    expect(policyOf(chart, 'jobs').egress).toHaveLength(503);
  });

  test('is the same at each rendering', () => {
    const chart = shopIn();
    web(chart, 'web').connectTo(web(chart, 'cart'));
    expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  });
});

describe('whether there is one', () => {
  const policiesUnder = (posture: Posture, isolate?: boolean) => {
    const app = Testing.app({ posture });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const [api, jobs] = [web(chart, 'api', { isolate }), worker(chart, 'jobs', { isolate })];
    jobs.connectTo(api);
    const pods = new Deployment(chart, 'kind', {
      isolate,
      containers: [{ image: 'registry.example.com/a:1', portNumber: 80 }],
    });
    pods.connections.connectTo(api);
    return chart.node.findAll().flatMap((one) => (one.node.id.endsWith('NetworkPolicy') ? [one.node.path] : []));
  };
  const ALL = ['shop/api/NetworkPolicy', 'shop/jobs/NetworkPolicy', 'shop/kind/OwnNetworkPolicy'];

  test.each<[string, Posture, string[]]>([
    ['restricted', Posture.restricted(), ALL],
    ['strict', Posture.strict(), ALL],
    ['baseline', Posture.baseline(), []],
    ['none', Posture.none(), []],
    ['restricted that only tells', Posture.restricted().audit(), []],
  ])('the posture says: %s', (_, posture, paths) => {
    expect(policiesUnder(posture)).toEqual(paths);
    expect(policiesUnder(posture, false)).toEqual([]);
  });

  test.each([
    ['baseline', Posture.baseline()],
    ['restricted that only tells', Posture.restricted().audit()],
  ])('the user says, whatever the posture: %s', (_, posture) => {
    expect(policiesUnder(posture, true)).toEqual(ALL);
  });

  test.each([undefined, true])('cannot be changed by a posture that is set later (isolate: %s)', (isolate) => {
    const chart = shopIn();
    web(chart, 'web', { isolate });
    expect(() => Posture.none().applyTo(chart)).toThrow(/posture/);
  });

  test('each chart has its own posture', () => {
    const app: App = Testing.app();
    const open = new Chart(app, 'open', { namespace: 'shop', posture: Posture.baseline() });
    const closed = new Chart(app, 'closed', { namespace: 'shop' });
    const [a, b] = [web(open, 'a'), web(closed, 'b')];
    a.connectTo(b);
    b.connectTo(a);
    expect(policyOf(open, 'a')).toBeUndefined();
    expect(policyOf(closed, 'b')).toMatchObject({
      ingress: [{ from: [podsOf('a')] }],
      egress: [{ to: [podsOf('a')] }, expect.anything()],
    });
  });
});

describe('the policy of a kind of cdk8s-plus is called as if it had the usual id', () => {
  class Short extends Chart {
    public generateObjectName(object: cdk8s.ApiObject): string {
      return super.generateObjectName(object).replace(/-[^-]*$/, '');
    }
  }
  const chartsOf = (): [string, cdk8s.Chart][] => [
    ['in a chart of ours', new Chart(Testing.app(), 'shop')],
    ['in one without hashes', new Chart(Testing.app(), 'shop', { disableResourceNameHashes: true })],
    ['in one that calls objects otherwise', new Short(Testing.app(), 'shop')],
    ['in one of cdk8s', new cdk8s.Chart(Testing.app(), 'shop')],
  ];

  test.each(chartsOf())('%s', (_, chart) => {
    new Deployment(chart, 'web', { containers: [{ image: 'registry.example.com/web:1' }] });
    const beside = new Construct(chart, 'other');
    const usual = new cdk8s.ApiObject(beside, 'NetworkPolicy', { apiVersion: 'v1', kind: 'NetworkPolicy' });
    const found = chart.node.findChild('web').node.findChild('OwnNetworkPolicy') as cdk8s.ApiObject;
    const withoutHash = (name: string) => name.replace(/-c8[0-9a-f]{6}$/, '');
    expect(withoutHash(found.name)).toBe(withoutHash(usual.name).replace('other', 'web'));
    expect(found.name).not.toContain('own');
  });
});
