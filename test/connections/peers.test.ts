import { Exposure, IPeer, NetworkOptions, NetworkPlugin, Peers, Port } from '../../src';
import { internetBlocks } from '../../src/connections/addresses-peer';
import { AddressSet } from '../../src/network/address-set';
import { objectsOf, policyOf, reasonsOf, shopIn, TO_KUBE_DNS, worker } from './shop';

const inNamespace = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
const PORTS = { ports: [Port.tcp(443)] };

/** Whom the policy of a caller names, and why. */
function calls(peer: IPeer, network: NetworkOptions = {}, options = PORTS): { rules: any[]; reason: unknown } {
  const chart = shopIn(network);
  worker(chart, 'jobs').connectTo(peer, options);
  const [rule, dns] = policyOf(chart, 'jobs').egress;
  expect(dns).toEqual(TO_KUBE_DNS);
  return { rules: [rule], reason: reasonsOf(chart, 'jobs')['cdk8s-bulkhead/egress'] };
}

describe('peers', () => {
  test.each<[string, IPeer, object[] | undefined, string]>([
    [
      'addresses, without some',
      Peers.cidr('10.20.0.0/16', { except: ['10.20.5.0/24'], name: 'the data centre' }),
      [{ ipBlock: { cidr: '10.20.0.0/16', except: ['10.20.5.0/24'] } }],
      'the data centre',
    ],
    ['addresses of IPv6', Peers.cidr('2001:db8::/32'), [{ ipBlock: { cidr: '2001:db8::/32' } }], '2001:db8::/32'],
    ['the internet', Peers.internet(), internetBlocks().map((ipBlock) => ({ ipBlock })), 'the internet'],
    ['anyone', Peers.anyone(), undefined, 'anyone'],
    [
      'pods of the same namespace',
      Peers.pods({ labels: { app: 'legacy' } }),
      [{ podSelector: { matchLabels: { app: 'legacy' } } }],
      'pods with app=legacy',
    ],
    [
      'pods of the same namespace by its name',
      Peers.pods({ namespace: 'shop', labels: { app: 'legacy' } }),
      [{ namespaceSelector: inNamespace('shop'), podSelector: { matchLabels: { app: 'legacy' } } }],
      'pods with app=legacy in shop',
    ],
    [
      'pods of another namespace',
      Peers.pods({ namespace: 'data', labels: { app: 'kafka', tier: 'db' }, name: 'kafka' }),
      [{ namespaceSelector: inNamespace('data'), podSelector: { matchLabels: { app: 'kafka', tier: 'db' } } }],
      'kafka',
    ],
    [
      'pods of namespaces by their labels',
      Peers.pods({ namespaceLabels: { team: 'data' } }),
      [{ namespaceSelector: { matchLabels: { team: 'data' } }, podSelector: {} }],
      'all pods in namespaces with team=data',
    ],
    [
      'pods of all namespaces',
      Peers.pods({ namespaceLabels: {}, labels: { app: 'probe' } }),
      [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'probe' } } }],
      'pods with app=probe in all namespaces',
    ],
    [
      'a namespace',
      Peers.namespace('data'),
      [{ namespaceSelector: inNamespace('data'), podSelector: {} }],
      'namespace data',
    ],
  ])('can be %s', (_, peer, to, name) => {
    const { rules, reason } = calls(peer);
    expect(rules).toEqual([{ ...(to ? { to } : {}), ports: [{ protocol: 'TCP', port: 443 }] }]);
    expect(reason).toBe(`1. jobs connects to ${name}\n2. jobs looks up names at kube-dns`);
  });

  test.each<[string, () => IPeer, string]>([
    ['no CIDR', () => Peers.cidr('10.0.0.0'), 'the address range "10.0.0.0" is no CIDR; write e.g. "10.0.0.0/32"'],
    [
      'an exception outside',
      () => Peers.cidr('10.0.0.0/8', { except: ['192.168.0.0/16'] }),
      'the exception "192.168.0.0/16" must be a smaller range within "10.0.0.0/8"',
    ],
    [
      'pods without anything',
      () => Peers.pods({}),
      'pods must have labels or a namespace, e.g. { namespace: "monitoring", labels: { app: "prometheus" } }',
    ],
    [
      'pods with two kinds of namespaces',
      () => Peers.pods({ namespace: 'data', namespaceLabels: {} }),
      'pods in namespace "data" cannot also be found by namespaceLabels; write one of them',
    ],
    [
      'a namespace that cannot be',
      () => Peers.namespace('Data'),
      'the namespace "Data" must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "data"',
    ],
    [
      'a label that cannot be',
      () => Peers.pods({ labels: { app: 'a b' } }),
      'the label "app": "a b" of a peer must be letters, digits, "-", "_" and ".", with a letter or digit at both ends',
    ],
    [
      'a host that is an address',
      () => Peers.host('203.0.113.7', 443),
      'the host "203.0.113.7" is an address; write Peers.cidr("203.0.113.7/32")',
    ],
    [
      'a host of IPv6',
      () => Peers.host('2001:db8::1', 443),
      'the host "2001:db8::1" is an address; write Peers.cidr("2001:db8::1/128")',
    ],
    [
      'a host by half of its name',
      () => Peers.host('smtp', 587),
      'the host "smtp" is no full name; write e.g. "smtp.example.com", or connect to the component',
    ],
    [
      'a host with a scheme',
      () => Peers.host('https://example.com', 443),
      'the host "https://example.com" must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, e.g. "https-example.com"',
    ],
    [
      'a host without port',
      () => Peers.host('smtp.example.com', 0),
      'the port of host "smtp.example.com" must be a whole number from 1 to 65535, not 0',
    ],
    [
      'a host by a protocol that is none',
      () => Peers.host('smtp.example.com', 25, { protocol: 'tcp' }),
      'the protocol of host "smtp.example.com" must be "TCP", "UDP" or "SCTP", not "tcp"',
    ],
    [
      'no addresses',
      () => Exposure.addresses([]),
      'an exposure has no addresses; write at least one CIDR, e.g. "10.129.0.0/23"',
    ],
  ])('cannot be %s', (_, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});

describe('the internet', () => {
  const contains = (address: string) => internetBlocks().some((block) => AddressSet.of(block)!.contains(address));

  test.each(['8.8.8.8', '1.1.1.1', '223.255.255.255', '2606:4700::1111', '2a00:1450::1', '64:ff9b::8.8.8.8'])(
    'has %s',
    (address) => expect(contains(address)).toBe(true),
  );

  // the registries of special addresses, and where clouds have their metadata services
  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::1',
    '::ffff:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::169.254.169.254',
    '64:ff9b:1::1',
    '100::1',
    '2001:db8::1',
    '2002:a00:1::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
  ])('has no %s', (address) => expect(contains(address)).toBe(false));
});

describe('the API server', () => {
  const USUAL = [
    { protocol: 'TCP', port: 443 },
    { protocol: 'TCP', port: 6443 },
  ];

  test('has its usual ports everywhere where nobody knows it, which is said', () => {
    const { rules, reason } = calls(Peers.apiServer(), {}, {} as typeof PORTS);
    expect(rules).toEqual([{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }], ports: USUAL }]);
    expect(reason).toBe(
      '1. jobs connects to the API server (wider than meant: nobody knows where the API server is, so its ports are open ' +
        'everywhere; set apiServer in network of the posture)\n2. jobs looks up names at kube-dns',
    );
  });

  test('has the addresses and the port that the posture knows', () => {
    const network = { apiServer: ['10.0.0.1/32', 'fd00::1/128'], apiServerPort: 6443 };
    const { rules, reason } = calls(Peers.apiServer(), network, {} as typeof PORTS);
    expect(rules).toEqual([
      {
        to: [{ ipBlock: { cidr: '10.0.0.1/32' } }, { ipBlock: { cidr: 'fd00::1/128' } }],
        ports: [{ protocol: 'TCP', port: 6443 }],
      },
    ]);
    expect(reason).toBe('1. jobs connects to the API server\n2. jobs looks up names at kube-dns');
  });

  test('has the name that Cilium gives it, whose blocks of addresses do not match it', () => {
    const chart = shopIn({ plugin: NetworkPlugin.CILIUM, apiServer: ['10.0.0.1/32'], apiServerPort: 6443 });
    worker(chart, 'jobs').connectTo(Peers.apiServer());
    expect(policyOf(chart, 'jobs').egress).toEqual([TO_KUBE_DNS]);
    expect(objectsOf(chart, 'CiliumNetworkPolicy')[0].spec.egress).toEqual([
      { toEntities: ['kube-apiserver'], toPorts: [{ ports: [{ port: '6443', protocol: 'TCP' }] }] },
    ]);
  });
});

describe('a host outside', () => {
  test('is the whole internet where policies know no names, which is said', () => {
    const { rules, reason } = calls(Peers.host('smtp.example.com', 587), {}, {} as typeof PORTS);
    expect(rules).toEqual([
      { to: internetBlocks().map((ipBlock) => ({ ipBlock })), ports: [{ protocol: 'TCP', port: 587 }] },
    ]);
    expect(reason).toContain(
      '1. jobs connects to smtp.example.com (wider than meant: a NetworkPolicy knows no names, so the port is open to the ' +
        'whole internet instead of "smtp.example.com"; set plugin in network of the posture, or write Peers.cidr)',
    );
  });

  test('cannot be a pattern where policies know no names', () => {
    expect(() => worker(shopIn(), 'jobs').connectTo(Peers.host('*.example.com', 443))).toThrow(
      new Error(
        '"jobs" connects to "*.example.com", and a NetworkPolicy knows no names; set plugin in network of the posture, or write Peers.internet()',
      ),
    );
  });

  test('cannot be told as an address if it is a pattern', () => {
    const chart = shopIn({ plugin: NetworkPlugin.CILIUM });
    expect(() => worker(chart, 'jobs').connectTo(Peers.host('*.example.com', 443), { env: 'HOST' })).toThrow(
      new Error('"*.example.com" stands for many hosts, so it is no address; set the variable yourself'),
    );
  });
});
