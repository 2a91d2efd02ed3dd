import { Chart, Exposure, IPeer, Peers, Port } from '../../src';
import { objectsOf, podsOf, policyOf, reasonsOf, shopIn, TO_KUBE_DNS, variablesOf, web, worker } from './shop';

const tcp = (port: number) => ({ protocol: 'TCP', port });

describe('a connection between two workloads', () => {
  test('opens the port of the pods behind the port of the Service, at both ends, and names for the caller', () => {
    const chart = shopIn();
    const email = web(chart, 'emailservice', { servicePort: 5000 });
    web(chart, 'checkout').connectTo(email, { env: 'EMAIL_SERVICE_ADDR' });
    expect(variablesOf(chart, 'checkout')).toEqual({ EMAIL_SERVICE_ADDR: 'emailservice:5000' });
    expect(policyOf(chart, 'checkout')).toEqual({
      podSelector: podsOf('checkout').podSelector,
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ to: [podsOf('emailservice')], ports: [tcp(8080)] }, TO_KUBE_DNS],
    });
    expect(policyOf(chart, 'emailservice')).toEqual({
      podSelector: podsOf('emailservice').podSelector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [podsOf('checkout')], ports: [tcp(8080)] }],
    });
  });

  test('goes from one namespace to another, with the whole name', () => {
    const chart = shopIn();
    const bank = new Chart(chart.node.root as Chart, 'bank', { namespace: 'bank' });
    web(chart, 'checkout').connectTo(web(bank, 'payment'), { env: 'PAYMENT' });
    expect(variablesOf(chart, 'checkout')).toEqual({ PAYMENT: 'payment.bank.svc:8080' });
    expect(policyOf(chart, 'checkout').egress[0].to).toEqual([podsOf('payment', 'bank')]);
    expect(policyOf(bank, 'payment').ingress[0].from).toEqual([podsOf('checkout', 'shop')]);
  });

  test('can be declared by the callee, by both, and in a circle', () => {
    const chart = shopIn();
    const [a, b] = [web(chart, 'a'), web(chart, 'b')];
    a.allowFrom(b);
    b.connectTo(a);
    a.connectTo(b);
    expect(policyOf(chart, 'a').ingress).toEqual([{ from: [podsOf('b')], ports: [tcp(8080)] }]);
    expect(policyOf(chart, 'a').egress).toEqual([{ to: [podsOf('b')], ports: [tcp(8080)] }, TO_KUBE_DNS]);
    expect(policyOf(chart, 'b')).toEqual({
      ...policyOf(chart, 'a'),
      podSelector: podsOf('b').podSelector,
      ingress: [{ from: [podsOf('a')], ports: [tcp(8080)] }],
      egress: [{ to: [podsOf('a')], ports: [tcp(8080)] }, TO_KUBE_DNS],
    });
  });

  test('is for the main port unless others are named', () => {
    const chart = shopIn();
    const dns = web(chart, 'dns', {
      additionalPorts: [
        { name: 'dns', port: 5353, servicePort: 53, protocol: 'UDP' },
        { name: 'sig', port: 5000, protocol: 'SCTP' },
      ],
    });
    const caller = worker(chart, 'caller');
    caller.connectTo(dns, { ports: [Port.udp(53), Port.named('sig'), Port.tcpRange(6000, 6010)], env: 'DNS' });
    expect(policyOf(chart, 'dns').ingress).toEqual([
      {
        from: [podsOf('caller')],
        ports: [
          { protocol: 'SCTP', port: 5000 },
          { protocol: 'UDP', port: 5353 },
          { protocol: 'TCP', port: 6000, endPort: 6010 },
        ],
      },
    ]);
    expect(variablesOf(chart, 'caller')).toEqual({ DNS: 'dns:53' });
  });

  test('to a headless Service uses the ports of the pods', () => {
    const chart = shopIn();
    worker(chart, 'caller').connectTo(web(chart, 'db', { headless: true }), { env: 'DB' });
    expect(variablesOf(chart, 'caller')).toEqual({ DB: 'db:8080' });
    expect(policyOf(chart, 'db').ingress[0].ports).toEqual([tcp(8080)]);
  });

  test('where only one end is isolated, is let through there', () => {
    const chart = shopIn();
    const [open, closed] = [web(chart, 'open', { isolate: false }), web(chart, 'closed')];
    open.connectTo(closed);
    closed.connectTo(open);
    expect(policyOf(chart, 'open')).toBeUndefined();
    expect(policyOf(chart, 'closed').ingress).toEqual([{ from: [podsOf('open')], ports: [tcp(8080)] }]);
    expect(policyOf(chart, 'closed').egress[0]).toEqual({ to: [podsOf('open')], ports: [tcp(8080)] });
  });

  test('says what it is for, and all of it where several do', () => {
    const reasons = [{ reason: 'orders' }, { reason: 'accounts' }].map((_, index, all) => {
      const chart = shopIn();
      const [a, b] = [web(chart, 'a'), web(chart, 'b')];
      (index === 0 ? all : [...all].reverse()).forEach((options) => a.connectTo(b, options));
      b.allowFrom(a, all[0]);
      return reasonsOf(chart, 'a');
    });
    expect(reasons[0]).toEqual({ 'cdk8s-bulkhead/egress': '1. accounts; orders\n2. a looks up names at kube-dns' });
    expect(reasons[1]).toEqual(reasons[0]);
  });

  test('to a Worker opens the ports that are named, which no Service leads to', () => {
    const chart = shopIn();
    web(chart, 'web').connectTo(worker(chart, 'jobs'), { ports: [Port.tcp(4369)] });
    expect(policyOf(chart, 'jobs').ingress).toEqual([{ from: [podsOf('web')], ports: [tcp(4369)] }]);
  });

  test('between replicas opens the main port among them', () => {
    const chart = shopIn();
    web(chart, 'cache').connectReplicas();
    expect(policyOf(chart, 'cache')).toMatchObject({
      ingress: [{ from: [podsOf('cache')], ports: [tcp(8080)] }],
      egress: [{ to: [podsOf('cache')], ports: [tcp(8080)] }, TO_KUBE_DNS],
    });
  });
});

describe('metrics', () => {
  const scraper = Peers.pods({ namespace: 'monitoring', labels: { app: 'prometheus' } });

  test('are collected by the scraper alone, from the port of that name', () => {
    const chart = shopIn();
    web(chart, 'web', { additionalPorts: [{ name: 'metrics', port: 9090, servicePort: 90 }] }).allowScraping({
      scraper,
    });
    expect(policyOf(chart, 'web').ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
            podSelector: { matchLabels: { app: 'prometheus' } },
          },
        ],
        ports: [tcp(9090)],
      },
    ]);
    expect(reasonsOf(chart, 'web')).toEqual({ 'cdk8s-bulkhead/ingress': '1. metrics of web' });
  });

  test('are those of the main port where none is named so, for the scraper of the posture', () => {
    const chart = shopIn({ scraper: { namespace: 'monitoring' } });
    web(chart, 'web').allowScraping();
    web(chart, 'other').allowScraping({ port: Port.tcp(8080) });
    expect(policyOf(chart, 'web').ingress).toEqual(policyOf(chart, 'other').ingress);
    expect(policyOf(chart, 'web').ingress[0].ports).toEqual([tcp(8080)]);
  });

  test('may be collected by a component that calls it, too', () => {
    const chart = shopIn();
    const prometheus = worker(chart, 'prometheus');
    const shop = web(chart, 'web', { additionalPorts: [{ name: 'metrics', port: 9090 }] });
    prometheus.connectTo(shop);
    shop.allowScraping({ scraper: prometheus });
    expect(policyOf(chart, 'web').ingress).toEqual([
      { from: [podsOf('prometheus')], ports: [tcp(8080)] },
      { from: [podsOf('prometheus')], ports: [tcp(9090)] },
    ]);
    expect(policyOf(chart, 'prometheus').egress.slice(0, 2)).toEqual([
      { to: [podsOf('web')], ports: [tcp(8080)] },
      { to: [podsOf('web')], ports: [tcp(9090)] },
    ]);
  });
});

describe('what cannot be', () => {
  const chart = shopIn();
  const other = new Chart(chart.node.root as Chart, 'other', {});
  const [frontend, cart, jobs] = [
    web(chart, 'frontend'),
    web(chart, 'cart', { servicePort: 7070 }),
    worker(chart, 'jobs'),
  ];
  const free = web(other, 'free');
  frontend.connectTo(cart);
  frontend.connectReplicas();

  test.each<[string, () => void, string]>([
    [
      'a connection to itself',
      () => frontend.connectTo(frontend),
      '"frontend" connects to itself; leave it out, or write connectReplicas() for its pods to reach each other',
    ],
    [
      'a connection from itself',
      () => frontend.allowFrom(frontend),
      '"frontend" allows connections from itself; leave it out, or write connectReplicas() for its pods to reach each other',
    ],
    [
      'a callee without Service',
      () => frontend.connectTo(jobs),
      'nobody knows on which port "jobs" answers; name it, e.g. ports: [Port.tcp(8080)], or every: [Port.all()]',
    ],
    [
      'the address of a callee without Service',
      () => frontend.connectTo(jobs, { ports: [Port.tcp(8080)], env: 'JOBS' }),
      '"jobs" has no Service and so no address; expose it by one first',
    ],
    [
      'a port by name of a callee without ports',
      () => frontend.connectTo(jobs, { ports: [Port.named('http')] }),
      '"jobs" has no port "http"; none of its ports is known',
    ],
    [
      'a port that it does not have',
      () => jobs.connectTo(cart, { ports: [Port.tcp(8080)] }),
      '"cart" has no port TCP 8080; its ports are "http" (TCP 7070)',
    ],
    [
      'a port of another protocol',
      () => jobs.connectTo(cart, { ports: [Port.udp(7070)] }),
      '"cart" has no port UDP 7070; its ports are "http" (TCP 7070)',
    ],
    [
      'a port by a name that it does not have',
      () => jobs.connectTo(cart, { ports: [Port.named('grpc')] }),
      '"cart" has no port "grpc"; its ports are "http" (TCP 7070)',
    ],
    [
      'no ports',
      () => jobs.connectTo(cart, { ports: [] }),
      'a connection with "cart" has an empty list of ports; leave it out, or name one',
    ],
    [
      'other ports in a second call',
      () => frontend.connectTo(cart, { ports: [Port.tcpRange(7000, 7010)] }),
      '"frontend" is connected to "cart" already, on TCP 8080, and now on TCP 7000-7010; write all ports in one call',
    ],
    [
      'other ports, by the other end',
      () => cart.allowFrom(frontend, { ports: [Port.all()] }),
      '"frontend" is connected to "cart" already, on TCP 8080, and now on every port; write all ports in one call',
    ],
    [
      'other ports of replicas',
      () => frontend.connectReplicas({ ports: [Port.tcpRange(7000, 7010)] }),
      'the pods of "frontend" are connected to each other already, on TCP 8080, and now on TCP 7000-7010; write all ports in one call',
    ],
    [
      'a namespace that nobody knows',
      () => frontend.connectTo(free),
      '"frontend" is in namespace "shop", and nobody knows in which "free" is; set namespace on its chart',
    ],
    [
      'a namespace that nobody knows, of the caller',
      () => cart.allowFrom(free),
      '"cart" is in namespace "shop", and nobody knows in which "free" is; set namespace on its chart',
    ],
    [
      'replicas without ports',
      () => jobs.connectReplicas(),
      'nobody knows on which port "jobs" answers; name it, e.g. ports: [Port.tcp(8080)], or every: [Port.all()]',
    ],
    [
      'a peer without known ports',
      () => jobs.connectTo(Peers.cidr('10.20.0.0/16')),
      'nobody knows on which port "10.20.0.0/16" answers; name it, e.g. ports: [Port.tcp(8080)], or every: [Port.all()]',
    ],
    [
      'a peer that only calls',
      () => jobs.connectTo(Exposure.anyone()),
      'nobody knows on which port "anyone" answers; name it, e.g. ports: [Port.tcp(8080)], or every: [Port.all()]',
    ],
    [
      'something that is no peer',
      () => jobs.connectTo('cart' as unknown as IPeer),
      '"jobs" connects to something that is no peer; give a component, a workload of this library, or what Peers gives',
    ],
    [
      'nothing',
      () => cart.allowFrom(undefined as unknown as IPeer),
      '"cart" lets something in that is no peer; give a component, a workload of this library, or what Peers gives',
    ],
    [
      'metrics that nobody collects',
      () => frontend.allowScraping(),
      'nobody knows which pods collect the metrics of "frontend"; name them by scraper: Peers.pods({ ... }), or set scraper in network of the posture',
    ],
  ])('%s', (_, declare, message) => {
    const before = JSON.stringify(objectsOf(chart, 'NetworkPolicy'));
    expect(declare).toThrow(new Error(message));
    expect(JSON.stringify(objectsOf(chart, 'NetworkPolicy'))).toBe(before);
  });
});
