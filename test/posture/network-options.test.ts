import { Dns, NetworkOptions, NetworkPlugin, PodLabels, Posture } from '../../src';
import { clusterNetwork } from '../../src/posture/cluster-network';

const onPort = (port: number) => [
  { protocol: 'UDP', port },
  { protocol: 'TCP', port },
];
const KUBE_DNS = {
  end: {
    kind: 'pods',
    name: 'kube-dns',
    namespace: 'kube-system',
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  },
  ports: onPort(53),
};
const atAddresses = (name: string, ...cidrs: string[]) => ({
  kind: 'addresses',
  name,
  blocks: cidrs.map((cidr) => ({ cidr })),
});

test('without options, names are asked of kube-dns, and nothing else is known', () => {
  expect(clusterNetwork()).toEqual({ dns: [KUBE_DNS] });
  expect(clusterNetwork({})).toEqual(clusterNetwork());
});

test.each<[string, Dns, unknown[]]>([
  ['kube-dns', Dns.kubeDns(), [KUBE_DNS]],
  [
    'node-local',
    Dns.nodeLocal(),
    [{ end: atAddresses('node-local DNS', '169.254.20.10/32'), ports: onPort(53) }, KUBE_DNS],
  ],
  [
    'node-local at addresses of its own',
    Dns.nodeLocal('169.254.20.10', '10.96.0.10', 'fd00::10'),
    [
      {
        end: atAddresses('node-local DNS', '169.254.20.10/32', '10.96.0.10/32', 'fd00::10/128'),
        ports: onPort(53),
      },
      KUBE_DNS,
    ],
  ],
  [
    "OpenShift's",
    Dns.openShift(),
    [
      {
        end: {
          kind: 'pods',
          name: 'DNS',
          namespace: 'openshift-dns',
          podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
        },
        ports: onPort(5353),
      },
    ],
  ],
  [
    'pods',
    Dns.pods({ namespaceLabels: {}, labels: { app: 'dns' }, port: 5300 }),
    [
      {
        end: { kind: 'pods', name: 'DNS', namespaceSelector: {}, podSelector: { matchLabels: { app: 'dns' } } },
        ports: onPort(5300),
      },
    ],
  ],
  [
    'servers that are no pods',
    Dns.addresses(['10.0.0.10/32', 'fd00::10/128'], 5353),
    [{ end: atAddresses('DNS', '10.0.0.10/32', 'fd00::10/128'), ports: onPort(5353) }],
  ],
  ['nobody', Dns.none(), []],
])('names can be asked of %s', (_, dns, servers) => {
  expect(clusterNetwork({ dns }).dns).toEqual(servers);
});

test('everything else that is known', () => {
  const network = clusterNetwork({
    plugin: NetworkPlugin.CALICO_ENTERPRISE,
    apiServer: ['10.0.0.1/32'],
    nodes: ['10.0.0.0/16', 'fd00::/64'],
    ingressController: { namespace: 'ingress', labels: { app: 'nginx' } },
    scraper: { namespace: 'monitoring' },
  });
  expect(network).toEqual({
    dns: [KUBE_DNS],
    plugin: 'calico-enterprise',
    apiServer: {
      cidrs: ['10.0.0.1/32'],
      ports: [
        { protocol: 'TCP', port: 443 },
        { protocol: 'TCP', port: 6443 },
      ],
    },
    nodes: ['10.0.0.0/16', 'fd00::/64'],
    ingressController: {
      kind: 'pods',
      name: 'the ingress controller',
      namespace: 'ingress',
      podSelector: { matchLabels: { app: 'nginx' } },
    },
    scraper: { kind: 'pods', name: 'the metrics scraper', namespace: 'monitoring', podSelector: {} },
  });
  expect(clusterNetwork({ apiServer: ['10.0.0.1/32'], apiServerPort: 6443 }).apiServer?.ports).toEqual([
    { protocol: 'TCP', port: 6443 },
  ]);
});

test.each<[string, () => unknown, string | RegExp]>([
  ['an option that there is not', () => clusterNetwork({ dsn: Dns.none() } as NetworkOptions), /"dsn"/],
  [
    'DNS as text',
    () => clusterNetwork({ dns: 'kube-dns' as unknown as Dns }),
    'dns of network must be one of Dns, e.g. Dns.kubeDns(), not "kube-dns"',
  ],
  [
    'a plugin that has no policies of its own',
    () => clusterNetwork({ plugin: 'flannel' as NetworkPlugin }),
    'plugin of network must be NetworkPlugin.CILIUM or NetworkPlugin.CALICO_ENTERPRISE, not "flannel"',
  ],
  [
    'DNS on the node to Cilium, which finds nodes by no address',
    () => clusterNetwork({ dns: Dns.nodeLocal(), plugin: NetworkPlugin.CILIUM }),
    /^dns of network must not be Dns\.nodeLocal\(\) with Cilium, .* write Dns\.pods\(/,
  ],
  [
    'a port of nothing',
    () => clusterNetwork({ apiServerPort: 6443 }),
    'apiServerPort of network means nothing without apiServer; name its addresses too',
  ],
  [
    'a port that is none',
    () => clusterNetwork({ apiServer: ['10.0.0.1/32'], apiServerPort: 0 }),
    'apiServerPort of network must be a whole number from 1 to 65535, not 0',
  ],
  [
    'an empty list',
    () => clusterNetwork({ nodes: [] }),
    'nodes of network must be a list of CIDRs, e.g. ["10.0.0.0/24"], not []',
  ],
  [
    'an address that is no range',
    () => clusterNetwork({ apiServer: ['10.0.0.1'] }),
    'the address range "10.0.0.1" is no CIDR; write e.g. "10.0.0.1/32"',
  ],
  [
    'a host name',
    () => clusterNetwork({ apiServer: ['api.example.com'] }),
    'the address range "api.example.com" is no CIDR; write e.g. "10.0.0.0/8" or "2001:db8::/32"',
  ],
  [
    'pods without anything',
    () => clusterNetwork({ scraper: {} }),
    'pods must have labels or a namespace, e.g. { namespace: "monitoring", labels: { app: "prometheus" } }',
  ],
  [
    'node-local DNS without address',
    () => Dns.nodeLocal('node-local'),
    'the address "node-local" of node-local DNS is none; write e.g. "169.254.20.10"',
  ],
  [
    'DNS servers without address',
    () => Dns.addresses([]),
    'DNS has no addresses; write at least one CIDR, e.g. "10.0.0.10/32", or Dns.none()',
  ],
  [
    'a port of DNS that is none',
    () => Dns.pods({ namespace: 'dns', port: 70000 }),
    'the port of DNS must be a whole number from 1 to 65535, not 70000',
  ],
  [
    'pods of DNS without anything',
    () => Dns.pods({} as PodLabels),
    'pods must have labels or a namespace, e.g. { namespace: "monitoring", labels: { app: "prometheus" } }',
  ],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(typeof message === 'string' ? new Error(message) : message);
});

test('a posture refuses what its network cannot be', () => {
  expect(() => Posture.restricted({ network: { nodes: ['10.0.0.0'] } })).toThrow(
    'the address range "10.0.0.0" is no CIDR',
  );
});
