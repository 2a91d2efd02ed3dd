import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { App, Chart, Health, Port, Posture, Resources, Testing, WebService } from '../../src';
import * as plus from '../../src/plus';
import { agentOf, DNS_RULE, image, podsOf, policiesOf, serve, shop } from '../support/plus-shop';

describe('what is allowed', () => {
  test('both ends name each other, and the caller can look up names', () => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web');
    const db = serve(plus.Deployment, chart, 'db', { containers: [{ image, portNumber: 5432 }] });
    web.connections.allowTo(db);
    const ports = [{ protocol: 'TCP', port: 5432 }];
    expect(policiesOf(chart)).toEqual({
      web: {
        ...podsOf(web),
        policyTypes: ['Ingress', 'Egress'],
        egress: [{ to: [podsOf(db)], ports }, DNS_RULE],
      },
      db: { ...podsOf(db), policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [podsOf(web)], ports }] },
    });
  });

  test('who is called may look up no names, as it calls nobody', () => {
    const chart = shop();
    const db = serve(plus.Deployment, chart, 'db');
    db.connections.allowFrom(serve(plus.Deployment, chart, 'web'));
    expect(policiesOf(chart).db.egress).toBeUndefined();
    expect(policiesOf(chart).web.egress).toEqual([expect.anything(), DNS_RULE]);
  });

  test('whether the caller or the callee declares it, and in which order, is the same', () => {
    const declare = (declareIt: (web: plus.Deployment, db: plus.Deployment) => void) => {
      const chart = shop();
      const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
      declareIt(web, db);
      return Testing.synth(chart);
    };
    const expected = declare((web, db) => web.connections.allowTo(db));
    expect(declare((web, db) => db.connections.allowFrom(web))).toEqual(expected);
    const both = declare((web, db) => {
      db.connections.allowFrom(web);
      web.connections.allowTo(db);
      web.connections.allowTo(db);
    });
    expect(both).toEqual(expected);
  });

  test('two may call each other', () => {
    const chart = shop();
    const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
    web.connections.allowTo(db);
    db.connections.allowTo(web);
    for (const [id, other] of [
      ['web', db],
      ['db', web],
    ] as const) {
      const ports = [{ protocol: 'TCP', port: 8080 }];
      expect(policiesOf(chart)[id]).toMatchObject({
        ingress: [{ from: [podsOf(other)], ports }],
        egress: [{ to: [podsOf(other)], ports }, DNS_RULE],
      });
    }
  });

  test('UDP and SCTP stay what they are, of sidecars too, at both ends', () => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web');
    const ports = [
      { number: 53, name: 'dns', protocol: plus.Protocol.UDP },
      { number: 3868, name: 'diameter', protocol: plus.Protocol.SCTP },
    ];
    const names = serve(plus.Deployment, chart, 'names', {
      containers: [{ image, name: 'main', ports }],
      initContainers: [
        { image, name: 'proxy', portNumber: 9000, restartPolicy: plus.ContainerRestartPolicy.ALWAYS },
        { image, name: 'migrate', ports: [{ number: 9999 }] },
      ],
    });
    web.connections.allowTo(names);
    const expected = [
      { protocol: 'UDP', port: 53 },
      { protocol: 'SCTP', port: 3868 },
      { protocol: 'TCP', port: 9000 },
    ];
    expect(policiesOf(chart).web.egress[0].ports).toEqual(expected);
    expect(policiesOf(chart).names.ingress[0].ports).toEqual(expected);
  });

  test('ports and containers that are added later count', () => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web');
    const db = serve(plus.Deployment, chart, 'db');
    web.connections.allowTo(db);
    db.addContainer({ image, name: 'metrics', portNumber: 9090, resources: {} });
    expect(policiesOf(chart).db.ingress[0].ports).toEqual([
      { protocol: 'TCP', port: 8080 },
      { protocol: 'TCP', port: 9090 },
    ]);
  });

  test('ports of a further call add up, and all TCP ports are 1 to 65535', () => {
    const chart = shop();
    const [web, db, cache] = ['web', 'db', 'cache'].map((id) => serve(plus.Deployment, chart, id));
    web.connections.allowTo(db, { ports: [plus.NetworkPolicyPort.tcp(5432)] });
    web.connections.allowTo(db, { ports: [plus.NetworkPolicyPort.udpRange(8000, 8100)] });
    web.connections.allowTo(cache, {
      ports: [plus.NetworkPolicyPort.allTcp(), plus.NetworkPolicyPort.of({ protocol: plus.NetworkProtocol.SCTP })],
    });
    const [toCache, toDb] = policiesOf(chart).web.egress;
    expect(toDb.ports).toEqual([
      { protocol: 'TCP', port: 5432 },
      { protocol: 'UDP', port: 8000, endPort: 8100 },
    ]);
    expect(toCache.ports).toEqual([
      { protocol: 'SCTP', port: 1, endPort: 65535 },
      { protocol: 'TCP', port: 1, endPort: 65535 },
    ]);
  });

  test('another namespace is named by the label that the server sets', () => {
    const app = Testing.app();
    const web = serve(plus.Deployment, new Chart(app, 'shop', { namespace: 'shop' }), 'web');
    const chart = new Chart(app, 'data', { namespace: 'data' });
    const db = serve(plus.Deployment, chart, 'db');
    web.connections.allowTo(db);
    expect(policiesOf(chart).db.ingress[0].from).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }, ...podsOf(web) },
    ]);
  });

  test('pods of a workload may call each other where they are said to', () => {
    const chart = shop();
    const ring = serve(plus.Deployment, chart, 'ring');
    ring.connections.allowTo(ring);
    const same = shop();
    serve(plus.Deployment, same, 'ring').connections.connectReplicas();
    expect(policiesOf(chart).ring.ingress[0].from).toEqual([podsOf(ring)]);
    expect(policiesOf(chart)).toEqual(policiesOf(same));
  });

  test('a component is a peer by its Deployment, and keeps its one policy', () => {
    const chart = shop();
    const cart = new WebService(chart, 'cart', {
      image,
      port: 7070,
      health: Health.tcp(),
      resources: Resources.small(),
    });
    const web = serve(plus.Deployment, chart, 'web');
    web.connections.allowTo(cart.deployment);
    const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.map(({ metadata }) => metadata.name)).toEqual(['cart', expect.stringMatching(/^shop-web-/)]);
    expect(policies[0].spec.ingress).toEqual([{ from: [podsOf(web)], ports: [{ protocol: 'TCP', port: 7070 }] }]);
    expect(policies[1].spec.egress[0].to).toEqual([podsOf(cart.deployment)]);
  });

  test('labels with empty values select what they say, not everything', () => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web');
    const namespaces = plus.Namespaces.select(chart, 'spaces', { labels: { team: '' } });
    web.connections.allowFrom(plus.Pods.select(chart, 'blank', { labels: { role: '' }, namespaces }));
    expect(policiesOf(chart).web.ingress[0].from).toEqual([
      { namespaceSelector: { matchLabels: { team: '' } }, podSelector: { matchLabels: { role: '' } } },
    ]);
  });
});

describe('peers that are no workloads of ours', () => {
  const strangers: [string, (scope: Construct) => raw.INetworkPolicyPeer, object][] = [
    [
      'an IP block',
      (scope) => plus.NetworkPolicyIpBlock.ipv4(scope, 'p', '10.0.0.0/8', ['10.1.0.0/16']),
      { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    ],
    ['any IPv6 address', (scope) => plus.NetworkPolicyIpBlock.anyIpv6(scope, 'p'), { ipBlock: { cidr: '::/0' } }],
    [
      'pods by expressions',
      (scope) => plus.Pods.select(scope, 'p', { expressions: [plus.LabelExpression.in('tier', ['web', 'api'])] }),
      { podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['web', 'api'] }] } },
    ],
    ['all pods of the namespace', (scope) => plus.Pods.all(scope, 'p'), { podSelector: {} }],
    ['all namespaces', (scope) => plus.Namespaces.all(scope, 'p'), { namespaceSelector: {}, podSelector: {} }],
    [
      'namespaces by names and labels',
      (scope) => plus.Namespaces.select(scope, 'p', { names: ['a', 'b'], labels: { team: 'shop' } }),
      {
        namespaceSelector: {
          matchLabels: { team: 'shop' },
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }],
        },
        podSelector: {},
      },
    ],
    [
      'a Namespace',
      (scope) => new plus.Namespace(scope, 'p', { metadata: { name: 'ops' } }),
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ops' } }, podSelector: {} },
    ],
  ];

  test.each(strangers)('%s is named at this end alone, and cut off from nothing', (_, peer, expected) => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web');
    const other = peer(chart);
    web.connections.allowFrom(other);
    web.connections.allowTo(other, { ports: [plus.NetworkPolicyPort.tcp(443)] });
    expect(policiesOf(chart)).toEqual({
      web: {
        ...podsOf(web),
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [expected], ports: [{ protocol: 'TCP', port: 8080 }] }],
        egress: [{ to: [expected], ports: [{ protocol: 'TCP', port: 443 }] }, DNS_RULE],
      },
    });
  });

  test('a workload of cdk8s-plus-28 is isolated in just the direction that is connected, as there', () => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web');
    const db = serve(raw.Deployment, chart, 'db');
    web.connections.allowTo(db);
    const ports = [{ protocol: 'TCP', port: 8080 }];
    expect(policiesOf(chart).db).toEqual({
      ...podsOf(db),
      policyTypes: ['Ingress'],
      ingress: [{ from: [podsOf(web)], ports }],
    });
    web.connections.allowFrom(db);
    expect(policiesOf(chart).db).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ to: [podsOf(web)], ports }, DNS_RULE],
    });
  });

  test('a workload of ours that is not isolated becomes so in just the direction that is connected', () => {
    const chart = shop({ posture: Posture.baseline() });
    const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
    web.connections.allowTo(db);
    expect(policiesOf(chart)).toMatchObject({ web: { policyTypes: ['Egress'] }, db: { policyTypes: ['Ingress'] } });
    web.connections.isolate();
    expect(policiesOf(chart).web.policyTypes).toEqual(['Ingress', 'Egress']);
  });

  test.each([
    [plus.PodConnectionsIsolation.POD, { web: [expect.anything(), DNS_RULE], db: undefined }],
    [plus.PodConnectionsIsolation.PEER, { web: undefined, db: [expect.anything()] }],
  ])('isolation %s leaves the other end as it is', (isolation, expected) => {
    const chart = shop();
    const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
    web.connections.allowTo(db, { isolation });
    const policies = policiesOf(chart);
    expect({ web: policies.web.egress, db: policies.db.ingress }).toEqual(expected);
    const reverse = shop();
    const [caller, callee] = ['web', 'db'].map((id) => serve(plus.Deployment, reverse, id));
    const opposite = isolation === plus.PodConnectionsIsolation.POD ? 'PEER' : 'POD';
    callee.connections.allowFrom(caller, { isolation: plus.PodConnectionsIsolation[opposite] });
    expect(policiesOf(reverse)).toEqual(policies);
  });

  test('with isolation, a workload that is not isolated becomes so at that end alone', () => {
    const chart = shop({ posture: Posture.baseline() });
    const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
    web.connections.allowTo(db, { isolation: plus.PodConnectionsIsolation.PEER });
    expect(Object.keys(policiesOf(chart))).toEqual(['db']);
  });
});

describe('what is refused', () => {
  const refusals: [string, (web: plus.Deployment, chart: Chart) => void, string][] = [
    [
      'pods whose ports nobody knows',
      (web, chart) => web.connections.allowTo(plus.Pods.select(chart, 'cache', { labels: { app: 'cache' } })),
      'nobody knows on which port "cache" answers; name it, e.g. ports: [NetworkPolicyPort.tcp(8080)]',
    ],
    [
      'a workload without ports',
      (web, chart) => web.connections.allowTo(serve(plus.Deployment, chart, 'job', { containers: [{ image }] })),
      'nobody knows on which port "job" answers; name it, e.g. ports: [NetworkPolicyPort.tcp(8080)]',
    ],
    [
      'an empty list of ports, which would be every port',
      (web, chart) => web.connections.allowTo(serve(plus.Deployment, chart, 'db'), { ports: [] }),
      'a connection with "db" has an empty list of ports; leave it out, or name one',
    ],
    [
      'an address that is none',
      (web, chart) => web.connections.allowFrom(plus.NetworkPolicyIpBlock.ipv4(chart, 'p', '999.1.1.1/99')),
      'the address range "999.1.1.1/99" is no CIDR; write e.g. "10.0.0.0/8" or "2001:db8::/32"',
    ],
    [
      'an exception outside of its range',
      (web, chart) =>
        web.connections.allowFrom(plus.NetworkPolicyIpBlock.ipv4(chart, 'p', '10.0.0.0/8', ['192.168.0.0/16'])),
      'the exception "192.168.0.0/16" must be a smaller range within "10.0.0.0/8"',
    ],
    [
      'a port that is none',
      (web, chart) =>
        web.connections.allowTo(serve(plus.Deployment, chart, 'db'), { ports: [plus.NetworkPolicyPort.tcp(99999)] }),
      'the TCP port of a connection must be a whole number from 1 to 65535, not 99999',
    ],
    [
      'a range of ports in the wrong order',
      (web, chart) =>
        web.connections.allowTo(serve(plus.Deployment, chart, 'db'), {
          ports: [plus.NetworkPolicyPort.udpRange(9000, 8000)],
        }),
      'the last UDP port 8000 of a connection is below the first, 9000; write them in order',
    ],
    [
      'a range of ports without beginning',
      (web, chart) =>
        web.connections.allowTo(serve(plus.Deployment, chart, 'db'), {
          ports: [plus.NetworkPolicyPort.of({ endPort: 8100 })],
        }),
      'a range of ports ends at 8100 and begins nowhere; write its first port too',
    ],
    [
      'only the side of pods that are nobody’s',
      (web, chart) =>
        web.connections.allowFrom(plus.Pods.all(chart, 'all'), { isolation: plus.PodConnectionsIsolation.PEER }),
      '"all" is no workload, so no policy is made at its side; leave out isolation, or write a NetworkPolicy',
    ],
    [
      'namespaces by no name at all, which would be everybody',
      (web, chart) => web.connections.allowFrom(plus.Namespaces.select(chart, 'none', { names: [] })),
      'the namespaces of "none" are an empty list of names; name one, or leave the list out',
    ],
    [
      'nothing',
      (web) => web.connections.allowTo(undefined as never),
      '"web" is to be connected to something that is no peer; give a workload, Pods, a Namespace, an IP block, or what ' +
        'Peers gives',
    ],
    [
      'a name',
      (web) => web.connections.allowFrom('db' as never),
      '"web" is to be connected to something that is no peer',
    ],
    [
      'a Service, of which no policy knows',
      (web, chart) => {
        const service = serve(plus.Deployment, chart, 'db').exposeViaService({ name: 'db' });
        web.connections.allowTo(service as never);
      },
      '"web" cannot be connected to Service "db", of which policies know nothing; give the workload behind it',
    ],
    [
      'a port of the other way to connect',
      (web, chart) =>
        web.connections.allowTo(serve(plus.Deployment, chart, 'db'), { ports: [Port.tcp(5432)] as never }),
      'ports of allowTo and allowFrom are those of cdk8s-plus; write e.g. NetworkPolicyPort.tcp(8080), or connectTo and ' +
        'connectFrom with Port.tcp(8080)',
    ],
    [
      'pods in the network of their node',
      (web, chart) => web.connections.allowTo(agentOf(plus, chart)),
      '"agent" has the network of its node, where no policy finds it; write Peers.cidr with the addresses of the nodes',
    ],
    [
      'such pods of cdk8s-plus-28',
      (web, chart) => web.connections.allowFrom(agentOf(raw, chart)),
      '"agent" has the network of its node, where no policy finds it; write Peers.cidr with the addresses of the nodes',
    ],
    [
      'that such pods connect to others',
      (web, chart) => agentOf(plus, chart).connections.allowTo(web),
      '"agent" has the network of its node, where the policy of "web" does not find it; give "web" Peers.cidr with the ' +
        'addresses of the nodes',
    ],
    [
      'a workload of which nobody knows the namespace',
      (web, chart) => {
        const elsewhere = new Chart(chart.node.scope as Chart, 'elsewhere');
        web.connections.allowTo(serve(plus.Deployment, elsewhere, 'db'));
      },
      '"web" is in namespace "shop", and nobody knows in which "db" is; set namespace on its chart',
    ],
  ];

  test.each(refusals)('%s', (_, connect, message) => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web');
    expect(() => connect(web, chart)).toThrow(message);
    // nothing is left of it
    expect(policiesOf(chart).web).toEqual({ ...podsOf(web), policyTypes: ['Ingress', 'Egress'] });
  });
});

const REFUSED: [string, (web: plus.Deployment, chart: Chart) => void, string][] = [
  [
    'allowTo an address without ports',
    (web) => web.connections.allowTo(plus.NetworkPolicyIpBlock.ipv4(web, 'ip', '10.0.0.0/8')),
    'nobody knows on which port "10.0.0.0/8" answers; name it, e.g. ports: [NetworkPolicyPort.tcp(8080)], or every: ' +
      '[NetworkPolicyPort.allTcp()]',
  ],
  [
    'allowFrom an address that is none',
    (web) => web.connections.allowFrom(plus.NetworkPolicyIpBlock.ipv4(web, 'ip', '10.0.0.0/33')),
    'the address range "10.0.0.0/33" is no CIDR',
  ],
  [
    'allowTo a workload of no namespace',
    (web, chart) => web.connections.allowTo(serve(plus.Deployment, new Chart(chart.node.root as App, 'bank'), 'db')),
    '"web" is in namespace "shop", and nobody knows in which "db" is',
  ],
  ['connectTo itself', (web) => web.connections.connectTo(web), '"web" connects to itself'],
  [
    'an affinity',
    (web) => web.scheduling.attract(plus.Node.labeled(plus.NodeLabelQuery.exists('gpu')), { weight: 101 }),
    'the weight of attract must be a whole number from 1 to 100, not 101',
  ],
];

test.each(REFUSED)('what is refused of %s says of which pods', (_, declare, message) => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  expect(() => declare(web, chart)).toThrow(`[shop/web] ${message}`);
});

test('every port of a protocol can be allowed to an address', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  const ports = [plus.NetworkPolicyPort.allTcp()];
  web.connections.allowTo(plus.NetworkPolicyIpBlock.ipv4(web, 'ip', '10.0.0.0/8'), { ports });
  expect(policiesOf(chart).web.egress).toContainEqual({
    to: [{ ipBlock: { cidr: '10.0.0.0/8' } }],
    ports: [{ protocol: 'TCP', port: 1, endPort: 65535 }],
  });
});
