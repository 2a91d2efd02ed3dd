import { ApiObject, App, Chart as RawChart, JsonPatch, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { NetworkPolicyPorts, Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { Kplus, shop } from '../support/plus-shop';

/** The one policy of what a function makes, of cdk8s-plus-28 or of this library. */
function rendered(kplus: Kplus, make: (kplus: Kplus, chart: RawChart) => void, app: App = RawTesting.app()): any {
  const chart = new RawChart(app, 'shop', { namespace: 'shop' });
  make(kplus, chart);
  return RawTesting.synth(chart).find(({ kind }) => kind === 'NetworkPolicy').spec;
}

function faultOf(make: (kplus: Kplus, chart: RawChart) => void): string {
  try {
    rendered(plus, make);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

function postureless(): App {
  const app = Testing.app();
  Posture.none().applyTo(app);
  return app;
}

const DENY = { default: raw.NetworkPolicyTrafficDefault.DENY };

test('a policy for pods with an empty label is for those, not for all of the namespace', () => {
  const make = (kplus: Kplus, chart: RawChart) => {
    const selector = kplus.Pods.select(chart, 'pods', { labels: { role: '' } });
    new kplus.NetworkPolicy(chart, 'policy', { selector, ingress: DENY });
  };
  expect(rendered(raw, make).podSelector).toEqual({});
  expect(rendered(plus, make).podSelector).toEqual({ matchLabels: { role: '' } });
});

test('a rule about pods with empty labels, in namespaces with some, is about those', () => {
  const make = (kplus: Kplus, chart: RawChart) => {
    const namespaces = kplus.Namespaces.select(chart, 'namespaces', { labels: { team: '' } });
    const peer = kplus.Pods.select(chart, 'pods', { labels: { role: '' }, namespaces });
    new kplus.NetworkPolicy(chart, 'policy').addIngressRule(peer);
  };
  expect(rendered(raw, make).ingress).toEqual([{ from: [{ namespaceSelector: {}, podSelector: {} }], ports: [] }]);
  expect(rendered(plus, make).ingress).toEqual([
    {
      from: [{ namespaceSelector: { matchLabels: { team: '' } }, podSelector: { matchLabels: { role: '' } } }],
      ports: [],
    },
  ]);
});

test('every port of a protocol is what the API server takes', () => {
  const make = (kplus: Kplus, chart: RawChart) => {
    const { allTcp, allUdp, tcp } = kplus.NetworkPolicyPort;
    new kplus.NetworkPolicy(chart, 'policy', {
      egress: { rules: [{ peer: kplus.Pods.all(chart, 'pods'), ports: [allTcp(), allUdp(), tcp(80)] }] },
    });
  };
  expect(rendered(raw, make).egress[0].ports).toEqual([
    { port: 0, endPort: 65535, protocol: 'TCP' },
    { port: 0, endPort: 65535, protocol: 'UDP' },
    { port: 80, protocol: 'TCP' },
  ]);
  expect(rendered(plus, make).egress[0].ports).toEqual([
    { protocol: 'TCP' },
    { protocol: 'UDP' },
    { port: 80, protocol: 'TCP' },
  ]);
});

describe('a policy that says nothing', () => {
  const make = (kplus: Kplus, chart: RawChart) => void new kplus.NetworkPolicy(chart, 'policy');

  test('is refused, as it would deny all ingress', () => {
    expect(rendered(raw, make)).toEqual({ podSelector: {} });
    expect(faultOf(make)).toMatch(
      /\[shop\/policy\] NetworkPolicy "shop-policy-\w+" says nothing of ingress and egress, which denies all ingress; write ingress: { default: NetworkPolicyTrafficDefault.DENY } if that is meant, or rules/,
    );
  });

  test.each<[string, (policy: plus.NetworkPolicy) => void]>([
    ['a rule that is added later', (policy) => policy.addIngress({})],
    ['a patch', (policy) => ApiObject.of(policy).addJsonPatch(JsonPatch.add('/spec/policyTypes', ['Ingress']))],
  ])('is taken with %s', (_, change) => {
    const policy = (_kplus: Kplus, chart: RawChart) => change(new plus.NetworkPolicy(chart, 'policy'));
    expect(rendered(plus, policy).policyTypes).toEqual(['Ingress']);
  });

  test('is taken with overrides', () => {
    const chart = shop();
    new plus.NetworkPolicy(chart, 'policy', { overrides: { spec: { policyTypes: ['Ingress'] } } });
    expect(Testing.synth(chart)[0].spec).toEqual({ podSelector: {}, policyTypes: ['Ingress'] });
  });
});

describe('a rule', () => {
  const pods = (kplus: Kplus, chart: RawChart, id: string) => kplus.Pods.select(chart, id, { labels: { app: id } });
  const peers = (kplus: Kplus, chart: RawChart) => [
    pods(kplus, chart, 'web'),
    pods(kplus, chart, 'cart'),
    kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', '10.0.0.0/8', ['10.1.0.0/16']),
    kplus.Pods.all(chart, 'anywhere', { namespaces: kplus.Namespaces.select(chart, 'two', { names: ['a', 'b'] }) }),
  ];
  const several = {
    from: [
      { podSelector: { matchLabels: { app: 'web' } } },
      { podSelector: { matchLabels: { app: 'cart' } } },
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'a' } }, podSelector: {} },
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'b' } }, podSelector: {} },
    ],
    ports: [{ port: 'http', protocol: 'TCP' }, { port: 7000, protocol: 'SCTP' }, { protocol: 'UDP' }],
  };

  test.each<[string, () => App]>([
    ['the default posture', () => RawTesting.app()],
    ['Posture.none()', postureless],
  ])('has several peers and ports by name, under %s', (_, app) => {
    const make = (kplus: Kplus, chart: RawChart) => {
      const policy = new plus.NetworkPolicy(chart, 'policy', { egress: DENY });
      policy.addIngress({
        peers: peers(kplus, chart),
        ports: [
          NetworkPolicyPorts.named('http'),
          NetworkPolicyPorts.sctp(7000),
          NetworkPolicyPorts.all(kplus.NetworkProtocol.UDP),
        ],
      });
      policy.addEgress({ ports: [kplus.NetworkPolicyPort.tcp(443)] });
    };
    expect(rendered(plus, make, app())).toEqual({
      podSelector: {},
      policyTypes: ['Egress', 'Ingress'],
      ingress: [several],
      egress: [{ ports: [{ port: 443, protocol: 'TCP' }] }],
    });
  });

  test('stands where it was added, after the default', () => {
    const make = (kplus: Kplus, chart: RawChart) => {
      const policy = new plus.NetworkPolicy(chart, 'policy', {
        ingress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW, rules: [{ peer: pods(kplus, chart, 'one') }] },
      });
      policy.addIngress({ peers: [pods(kplus, chart, 'two')] });
      policy.addIngressRule(pods(kplus, chart, 'three'));
    };
    const from = (app: string) => [{ podSelector: { matchLabels: { app } } }];
    expect(rendered(plus, make).ingress).toEqual([
      {},
      { from: from('one'), ports: [] },
      { from: from('two') },
      { from: from('three'), ports: [] },
    ]);
  });

  test('takes the port names of cdk8s-plus rules too', () => {
    const make = (kplus: Kplus, chart: RawChart) =>
      new kplus.NetworkPolicy(chart, 'policy').addIngressRule(pods(kplus, chart, 'web'), [
        NetworkPolicyPorts.named('http', kplus.NetworkProtocol.UDP),
      ]);
    expect(rendered(plus, make).ingress[0].ports).toEqual([{ port: 'http', protocol: 'UDP' }]);
    expect(rendered(raw, make)).toEqual(rendered(plus, make));
  });

  test('has no port with a name or number that none can have', () => {
    expect(() => NetworkPolicyPorts.named('HTTP')).toThrow(
      'the port name "HTTP" must be lower-case letters, digits and single "-", with at least one letter',
    );
    expect(() => NetworkPolicyPorts.sctp(0)).toThrow(
      'the SCTP port of a NetworkPolicy must be a whole number from 1 to 65535, not 0',
    );
  });

  test.each<[string, (kplus: Kplus, chart: RawChart, policy: plus.NetworkPolicy) => void, string]>([
    [
      'without peers, as it would be about everybody',
      (_, __, policy) => policy.addIngress({ peers: [] }),
      'has a rule whose peers are an empty list; leave them out if everybody is meant',
    ],
    [
      'without ports, as it would be about every port',
      (_, __, policy) => policy.addEgress({ ports: [] }),
      'has a rule whose ports are an empty list; leave them out if every port is meant',
    ],
    [
      'about pods of no namespace, as it would be about everybody',
      (kplus, chart, policy) => policy.addIngressRule(kplus.Namespaces.select(chart, 'none', { names: [] })),
      'selects pods of no namespace at all; name one, or leave the list of names out',
    ],
    [
      'about a label whose value is missing',
      (kplus, chart, policy) =>
        policy.addIngressRule(kplus.Pods.select(chart, 'x', { labels: { app: undefined as unknown as string } })),
      'selects by the label "app" with the value undefined; write a string',
    ],
  ])('is refused %s', (_, add, message) => {
    const make = (kplus: Kplus, chart: RawChart) => add(kplus, chart, new plus.NetworkPolicy(chart, 'policy'));
    expect(faultOf(make)).toMatch(/\[shop\/policy\] NetworkPolicy "shop-policy-\w+" /);
    expect(faultOf(make)).toContain(message);
  });
});

test.each<[string, string, string[] | undefined, string]>([
  ['no addresses', '999.1.1.1/99', undefined, 'must be a CIDR'],
  ['an exception outside of it', '10.0.0.0/8', ['192.168.0.0/16'], 'must be a smaller range within "10.0.0.0/8"'],
  ['an exception that is all of it', '10.0.0.0/8', ['10.0.0.0/8'], 'must be a smaller range within "10.0.0.0/8"'],
])('a block that is %s is refused', (_, cidr, except, message) => {
  const make = (kplus: Kplus, chart: RawChart) =>
    new kplus.NetworkPolicy(chart, 'policy').addEgressRule(
      kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', cidr, except),
    );
  expect(rendered(raw, make).egress[0].to[0].ipBlock.cidr).toBe(cidr);
  expect(faultOf(make)).toContain(message);
  expect(faultOf(make)).toContain('shop/policy');
});

test('under Posture.none() every policy is that of cdk8s-plus-28, mistakes included', () => {
  const all = (kplus: Kplus, app: App) => {
    const chart = new RawChart(app, 'shop', { namespace: 'shop' });
    const pods = kplus.Pods.select(chart, 'pods', { labels: { role: '' } });
    new kplus.NetworkPolicy(chart, 'silent');
    new kplus.NetworkPolicy(chart, 'ports', {
      selector: pods,
      ingress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW, rules: [{ peer: pods }] },
      egress: { ...DENY, rules: [{ peer: pods, ports: [kplus.NetworkPolicyPort.allTcp()] }] },
    });
    return app.synthYaml();
  };
  expect(all(plus, postureless())).toBe(all(raw, RawTesting.app()));
});

test('what is right already renders as cdk8s-plus-28 renders it', () => {
  const make = (kplus: Kplus, chart: RawChart) => {
    const selector = new kplus.Deployment(chart, 'web', { containers: [{ image: 'registry.example.com/web:1' }] });
    const namespaces = kplus.Namespaces.select(chart, 'namespaces', { names: ['a', 'b'], labels: { team: 'a' } });
    new kplus.NetworkPolicy(chart, 'policy', {
      selector,
      ingress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW },
      egress: {
        rules: [
          { peer: namespaces, ports: [kplus.NetworkPolicyPort.tcpRange(80, 90)] },
          { peer: kplus.NetworkPolicyIpBlock.anyIpv6(chart, 'block') },
        ],
      },
    });
  };
  const render = (kplus: Kplus) => {
    const chart = new RawChart(RawTesting.app(), 'shop', { namespace: 'shop' });
    make(kplus, chart);
    const policies = RawTesting.synth(chart).filter(({ metadata }) => metadata.name.startsWith('shop-policy'));
    return JSON.stringify(policies.map(({ spec }) => spec));
  };
  expect(render(plus)).toBe(render(raw));
});

test('a policy renders twice to the same', () => {
  const chart = shop();
  const policy = new plus.NetworkPolicy(chart, 'policy', { ingress: DENY });
  policy.addIngress({ peers: [plus.Pods.all(chart, 'pods')], ports: [NetworkPolicyPorts.named('http')] });
  policy.addIngressRule(plus.Pods.select(chart, 'some', { labels: { app: 'web' } }));
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
});
