import * as kplus from 'cdk8s-plus-28';
import { Chart, Deployment, Dns, NetworkOptions, NetworkPlugin, Peers, Port } from '../../src';
import { objectsOf, policyOf, shopIn, TO_KUBE_DNS, web, worker } from './shop';

const LABELS = { 'cdk8s-bulkhead/workload': 'jobs' };
const DNS_PORTS = [
  { port: '53', protocol: 'UDP' },
  { port: '53', protocol: 'TCP' },
];

function jobsIn(network: NetworkOptions): Chart {
  const chart = shopIn(network);
  const jobs = worker(chart, 'jobs');
  jobs.connectTo(Peers.host('smtp.example.com', 587));
  jobs.connectTo(Peers.host('*.example.org', 443), {
    ports: [Port.tcp(443), Port.tcpRange(8000, 8010), Port.udpRange(1, 2)],
  });
  return chart;
}

describe('with Cilium', () => {
  test('the API server is let in by its entity, as admission webhooks need', () => {
    const chart = shopIn({ plugin: NetworkPlugin.CILIUM });
    web(chart, 'webhook').allowFrom(Peers.apiServer());
    const [policy] = objectsOf(chart, 'CiliumNetworkPolicy');
    expect(policy.metadata.annotations).toEqual({ 'cdk8s-bulkhead/ingress': '1. the API server connects to webhook' });
    expect(policy.spec).toEqual({
      endpointSelector: { matchLabels: { 'cdk8s-bulkhead/workload': 'webhook' } },
      ingress: [{ fromEntities: ['kube-apiserver'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] }],
    });
    expect(policyOf(chart, 'webhook').ingress).toBeUndefined();
  });

  test('hosts are let through by name, for which its proxy reads look-ups', () => {
    const chart = jobsIn({ plugin: NetworkPlugin.CILIUM });
    expect(objectsOf(chart, 'CiliumNetworkPolicy')).toEqual([
      {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
        metadata: {
          name: 'jobs',
          namespace: 'shop',
          labels: expect.objectContaining({ app: 'jobs' }),
          annotations: {
            'cdk8s-bulkhead/egress': '1. jobs connects to *.example.org\n2. jobs connects to smtp.example.com',
          },
        },
        spec: {
          endpointSelector: { matchLabels: LABELS },
          egress: [
            {
              toFQDNs: [{ matchPattern: '*.example.org' }],
              toPorts: [
                {
                  ports: [
                    { port: '443', protocol: 'TCP' },
                    { port: '8000', endPort: 8010, protocol: 'TCP' },
                    { port: '1', endPort: 2, protocol: 'UDP' },
                  ],
                },
              ],
            },
            {
              toFQDNs: [{ matchName: 'smtp.example.com' }],
              toPorts: [{ ports: [{ port: '587', protocol: 'TCP' }] }],
            },
            {
              toEndpoints: [
                { matchLabels: { 'k8s-app': 'kube-dns', 'k8s:io.kubernetes.pod.namespace': 'kube-system' } },
              ],
              toPorts: [{ ports: DNS_PORTS, rules: { dns: [{ matchPattern: '*' }] } }],
            },
          ],
        },
      },
    ]);
    expect(policyOf(chart, 'jobs').egress).toEqual([TO_KUBE_DNS]);
  });

  test.each([
    [
      'servers in all namespaces',
      Dns.pods({ namespaceLabels: {}, labels: { app: 'dns' } }),
      {
        toEndpoints: [
          {
            matchLabels: { app: 'dns' },
            matchExpressions: [{ key: 'k8s:io.kubernetes.pod.namespace', operator: 'Exists' }],
          },
        ],
      },
    ],
    [
      'servers in namespaces by their labels',
      Dns.pods({ namespaceLabels: { team: 'net' } }),
      {
        toEndpoints: [
          {
            matchLabels: { 'k8s:io.cilium.k8s.namespace.labels.team': 'net' },
            matchExpressions: [{ key: 'k8s:io.kubernetes.pod.namespace', operator: 'Exists' }],
          },
        ],
      },
    ],
    [
      'servers in the same namespace',
      Dns.pods({ labels: { app: 'dns' } }),
      { toEndpoints: [{ matchLabels: { app: 'dns' } }] },
    ],
    ['servers that are no pods', Dns.addresses(['10.0.0.10/32']), { toCIDR: ['10.0.0.10/32'] }],
  ])('names are asked of %s', (_, dns, rule) => {
    const chart = shopIn({ plugin: NetworkPlugin.CILIUM, dns });
    worker(chart, 'jobs').connectTo(Peers.host('smtp.example.com', 587));
    expect(objectsOf(chart, 'CiliumNetworkPolicy')[0].spec.egress[1]).toEqual({
      ...rule,
      toPorts: [{ ports: DNS_PORTS, rules: { dns: [{ matchPattern: '*' }] } }],
    });
  });
});

test('with Cilium, hosts need somebody who answers names', () => {
  const jobs = worker(shopIn({ plugin: NetworkPlugin.CILIUM, dns: Dns.none() }), 'jobs');
  expect(() => jobs.connectTo(Peers.host('smtp.example.com', 587))).toThrow(
    new Error(
      '"jobs" connects to "smtp.example.com", and Cilium knows names only by look-ups, which Dns.none() leaves out; set dns ' +
        'in network of the posture',
    ),
  );
});

test('with Calico, hosts are let through by name, each protocol by itself', () => {
  const chart = jobsIn({ plugin: NetworkPlugin.CALICO_ENTERPRISE });
  expect(policyOf(chart, 'jobs').egress).toEqual([TO_KUBE_DNS]);
  const [policy] = objectsOf(chart, 'NetworkPolicy').filter(({ apiVersion }) => apiVersion === 'projectcalico.org/v3');
  expect(policy).toMatchObject({ metadata: { name: 'jobs', namespace: 'shop' } });
  expect(policy.spec).toEqual({
    selector: "cdk8s-bulkhead/workload == 'jobs'",
    types: ['Egress'],
    egress: [
      { action: 'Allow', protocol: 'TCP', destination: { domains: ['*.example.org'], ports: [443, '8000:8010'] } },
      { action: 'Allow', protocol: 'UDP', destination: { domains: ['*.example.org'], ports: ['1:2'] } },
      { action: 'Allow', protocol: 'TCP', destination: { domains: ['smtp.example.com'], ports: [587] } },
    ],
  });
});

test('every port of a host is one rule without ports', () => {
  const [cilium, calico] = [NetworkPlugin.CILIUM, NetworkPlugin.CALICO_ENTERPRISE].map((plugin) => {
    const chart = shopIn({ plugin });
    worker(chart, 'jobs').connectTo(Peers.host('ftp.example.com', 21), { ports: [Port.all()] });
    return objectsOf(chart, 'CiliumNetworkPolicy')
      .concat(objectsOf(chart, 'NetworkPolicy'))
      .find(({ apiVersion }) => apiVersion !== 'networking.k8s.io/v1');
  });
  expect(cilium.spec.egress[0]).toEqual({ toFQDNs: [{ matchName: 'ftp.example.com' }] });
  expect(calico.spec.egress).toEqual([{ action: 'Allow', destination: { domains: ['ftp.example.com'] } }]);
});

test('there is one policy of the plugin for a workload, and none where it is not needed or not isolated', () => {
  const chart = jobsIn({ plugin: NetworkPlugin.CILIUM });
  web(chart, 'web').connectTo(web(chart, 'cart'));
  worker(chart, 'open', { isolate: false }).connectTo(Peers.host('smtp.example.com', 587));
  expect(objectsOf(chart, 'CiliumNetworkPolicy').map(({ metadata }) => metadata.name)).toEqual(['jobs']);
});

test('pods that are isolated after they were connected get it, too, in the direction in which they are', () => {
  const chart = shopIn({ plugin: NetworkPlugin.CILIUM });
  const pods = ['later', 'egress', 'ingress', 'open'].map((name) => {
    const containers = [{ name, image: 'registry.example.com/a:1', portNumber: 8080 }];
    const made = new Deployment(chart, name, { isolate: false, containers });
    made.connections.connectTo(Peers.host('smtp.example.com', 587));
    return made;
  });
  pods[0].connections.isolate();
  pods[1].connections.allowTo(pods[3], { isolation: kplus.PodConnectionsIsolation.POD });
  pods[2].connections.allowFrom(pods[3], { isolation: kplus.PodConnectionsIsolation.POD });
  const callers = objectsOf(chart, 'CiliumNetworkPolicy').map(({ metadata }) => metadata.name);
  expect(callers).toEqual(['later', 'egress'].map((name) => expect.stringContaining(name)));
});
