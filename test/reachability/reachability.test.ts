import * as fs from 'fs';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  App,
  Chart,
  DaemonSet,
  Deployment,
  Dns,
  Health,
  Peers,
  Port,
  Posture,
  Resources,
  Testing,
  WebService,
  WebServiceProps,
  Worker,
} from '../../src';
import { Outside, Reachability, reachMatchers } from '../../src/reachability';

expect.extend(reachMatchers);

const NAMED = { image: 'shop:1', resources: Resources.small() };

function service(scope: Construct, id: string, port: number, props: Partial<WebServiceProps> = {}): WebService {
  return new WebService(scope, id, { ...NAMED, port, health: Health.tcp(), ...props });
}

const app = Testing.app();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = service(shop, 'web', 8080);
const cart = service(shop, 'cart', 7070, { portName: 'grpc', servicePort: 80 });
const redis = service(shop, 'redis', 6379);
const mails = new Worker(shop, 'mails', NAMED);
web.connectTo(cart);
cart.connectTo(redis);
mails.connectTo(Peers.cidr('20.1.2.0/24', { except: ['20.1.2.64/26'] }), { ports: [Port.tcp(587)] });
const PROMETHEUS = { namespaceLabels: { team: 'ops' }, labels: { app: 'prometheus' } };
cart.allowFrom(Peers.pods(PROMETHEUS), { ports: [Port.named('grpc')] });
web.exposeViaLoadBalancer();
const raw = new kplus.Deployment(shop, 'raw', { containers: [{ image: 'raw:1', portNumber: 9000 }] });
const agent = new DaemonSet(shop, 'agent', { hostNetwork: true, containers: [{ image: 'agent:1' }] });
const tools = new Chart(app, 'tools', { namespace: 'tools' });
const reach = Reachability.of(app);

/** The end of a message: the rule or the policy of a component. */
const egress = (name: string, rule: number) => `spec.egress[${rule}].to[0] of ${policyOf(name)}`;
const ingress = (name: string, rule: number) => `spec.ingress[${rule}].from[0] of ${policyOf(name)}`;
const policyOf = (name: string) => `NetworkPolicy "shop/${name}" (shop/${name}/NetworkPolicy)`;

const WEB_TO_CART = [
  `  "shop/web" may send on TCP 7070, by ${egress('web', 0)}`,
  `  "shop/cart" may receive on TCP 7070, by ${ingress('cart', 1)}`,
];
const WEB_TO_REDIS = [
  `  "shop/web" may send nothing to it, by ${policyOf('web')}`,
  `  "shop/redis" may receive nothing from it, by ${policyOf('redis')}`,
];
const WEB_TO_DNS = [
  '"shop/web" can also reach pods with k8s-app=kube-dns in kube-system on TCP 53, UDP 53',
  `  "shop/web" may send on TCP 53, UDP 53, by ${egress('web', 1)}`,
];

type Claims = Record<string, () => void>;
type Failures = Record<string, [claim: () => void, ...lines: string[]]>;

function hold(claims: Claims): void {
  test.each(Object.entries(claims))('%s', (_, claim) => claim());
}

function fail(failures: Failures): void {
  test.each(Object.entries(failures))('%s', (_, [claim, ...lines]) => {
    expect(claim).toThrow(new Error(lines.join('\n')));
  });
}

describe('toAllow', () => {
  describe('holds for', () => {
    hold({
      'any port': () => expect(reach.from(web)).toAllow(cart),
      'a port by number': () => expect(reach.from(web)).toAllow(cart, 7070),
      'a port by name': () => expect(reach.from(web)).toAllow(cart, 'grpc'),
      'a port with its protocol': () => expect(reach.from(web)).toAllow(cart, 'TCP 7070'),
      'the other direction': () => expect(reach.to(cart)).toAllow(web, 7070),
      'what a component is made of': () => expect(reach.from(web.deployment)).toAllow(cart.deployment, 7070),
      'the object itself': () => expect(reach.from(web)).toAllow(cdk8s.ApiObject.of(cart.deployment), 7070),
      'names of objects': () => expect(reach.from('web')).toAllow('Deployment shop/cart', 7070),
      'an address': () => expect(reach.from(mails)).toAllow(Outside.address('20.1.2.9'), 587),
      'pods of others': () => expect(reach.to(cart)).toAllow(Outside.pods(PROMETHEUS), 7070),
      'name servers, on all their ports': () => expect(reach.from(web)).toAllow(Outside.dns()),
      anyone: () => expect(reach.to(web)).toAllow(Outside.anyone(), 8080),
      'what nobody isolates': () => expect(reach.to(raw)).toAllow(Outside.anyone(), 'every port'),
    });
  });

  describe('fails for', () => {
    fail({
      'another port': [
        () => expect(reach.from(web)).toAllow(cart, 7070, 7071),
        '"shop/web" cannot reach "shop/cart" on TCP 7071, only on TCP 7070',
        ...WEB_TO_CART,
      ],
      'another protocol': [
        () => expect(reach.to(cart)).toAllow(web, 'UDP 7070'),
        '"shop/web" cannot reach "shop/cart" on UDP 7070, only on TCP 7070',
        ...WEB_TO_CART,
      ],
      'the port of a Service': [
        () => expect(reach.from(web)).toAllow(cart, 80),
        '"shop/web" cannot reach "shop/cart" on TCP 80, only on TCP 7070; 80 is the port of Service "shop/cart", whose pods ' +
          'have 7070',
        ...WEB_TO_CART,
      ],
      'what nobody has connected': [
        () => expect(reach.from(web)).toAllow(redis),
        '"shop/web" cannot reach "shop/redis" on any port',
        ...WEB_TO_REDIS,
      ],
      'one end alone': [
        () => expect(reach.from(raw)).toAllow(cart, 7070),
        '"shop/raw" cannot reach "shop/cart" on TCP 7070',
        '  "shop/raw" may send on every port: no NetworkPolicy isolates it for egress',
        `  "shop/cart" may receive nothing from it, by ${policyOf('cart')}`,
      ],
      'an excepted address': [
        () => expect(reach.from(mails)).toAllow(Outside.address('20.1.2.65'), 587),
        '"shop/mails" cannot reach 20.1.2.65 on TCP 587',
        `  "shop/mails" may send nothing to it, by ${policyOf('mails')}`,
      ],
      'a range of which a part is let through': [
        () => expect(reach.from(mails)).toAllow(Outside.address('20.1.2.0/23'), 587),
        '"shop/mails" cannot reach addresses such as 20.1.3.0 on TCP 587',
        `  "shop/mails" may send nothing to it, by ${policyOf('mails')}`,
      ],
      'pods with too few labels': [
        () => expect(reach.to(cart)).toAllow(Outside.pods({ namespaceLabels: { team: 'ops' } })),
        'pods in namespaces with team=ops cannot reach "shop/cart" on any port',
        `  "shop/cart" may receive nothing from it, by ${policyOf('cart')}`,
      ],
      'the opposite of what is so': [
        () => expect(reach.from(web)).not.toAllow(cart),
        '"shop/web" can reach "shop/cart" on TCP 7070',
        ...WEB_TO_CART,
      ],
    });
  });
});

describe('toDeny', () => {
  describe('holds for', () => {
    hold({
      'every port': () => expect(reach.from(web)).toDeny(redis),
      'a port': () => expect(reach.from(web)).toDeny(cart, 7071),
      'a protocol': () => expect(reach.from(web)).toDeny(cart, 'every UDP port', 'every SCTP port'),
      'the way back': () => expect(reach.from(cart)).toDeny(web),
      'pods of one workload among each other': () => expect(reach.from(cart)).toDeny(cart),
      'the internet': () => expect(reach.from(web)).toDeny(Outside.internet()),
      'other addresses': () => expect(reach.from(mails)).toDeny(Outside.address('20.1.3.0/24')),
      IPv6: () => expect(reach.from(mails)).toDeny(Outside.address('2606:4700::1111')),
      anyone: () => expect(reach.to(redis)).toDeny(Outside.anyone()),
    });
  });

  describe('fails for', () => {
    fail({
      'what is connected': [
        () => expect(reach.from(web)).toDeny(cart),
        '"shop/web" can reach "shop/cart" on TCP 7070',
        ...WEB_TO_CART,
      ],
      'ports of which one is let through': [
        () => expect(reach.from(web)).toDeny(cart, 'TCP 7000-7100'),
        '"shop/web" can reach "shop/cart" on TCP 7070',
        ...WEB_TO_CART,
      ],
      'a range of which a part is let through': [
        () => expect(reach.from(mails)).toDeny(Outside.internet(), 587),
        '"shop/mails" can reach addresses such as 20.1.2.0 on TCP 587',
        `  "shop/mails" may send on TCP 587, by ${egress('mails', 0)}`,
      ],
      'anyone, where there is somebody': [
        () => expect(reach.to(cart)).toDeny(Outside.anyone()),
        'pods with app=prometheus in namespaces with team=ops can reach "shop/cart" on TCP 7070',
        `  "shop/cart" may receive on TCP 7070, by ${ingress('cart', 0)}`,
      ],
      'the opposite of what is so': [
        () => expect(reach.from(web)).not.toDeny(redis),
        '"shop/web" cannot reach "shop/redis" on any port',
        ...WEB_TO_REDIS,
      ],
    });
  });
});

describe('toAllowOnly', () => {
  describe('holds for', () => {
    hold({
      'a complete list': () => expect(reach.from(web)).toAllowOnly([cart, 7070], Outside.dns()),
      'a list in any order, without ports': () => expect(reach.from(web)).toAllowOnly(Outside.dns(), cart),
      'one item twice': () => expect(reach.from(web)).toAllowOnly(cart, [cart, 'grpc'], Outside.dns()),
      'pods of others': () => expect(reach.to(cart)).toAllowOnly([web, 'grpc'], [Outside.pods(PROMETHEUS), 7070]),
      nobody: () => expect(reach.from(redis)).toAllowOnly(),
      'anyone, who are the workloads of the app too': () => expect(reach.to(web)).toAllowOnly([Outside.anyone(), 8080]),
      addresses: () =>
        expect(reach.from(mails)).toAllowOnly([Outside.address('20.1.2.0/24', '20.1.2.64/26'), 587], Outside.dns()),
      'a larger range that is given in parts': () =>
        expect(reach.from(mails)).toAllowOnly(
          [Outside.address('20.1.2.0/26'), 587],
          [Outside.address('20.1.2.128/25'), 587],
          Outside.dns(),
        ),
      'what nobody isolates': () => expect(reach.to(raw)).toAllowOnly(Outside.anyone()),
    });
  });

  describe('fails for', () => {
    fail({
      'one too few': [
        () => expect(reach.from(web)).toAllowOnly(),
        '"shop/web" can also reach "shop/cart" on TCP 7070',
        ...WEB_TO_CART,
        ...WEB_TO_DNS,
      ],
      'one too many': [
        () => expect(reach.from(web)).toAllowOnly([cart, 7070], redis, Outside.dns()),
        '"shop/web" cannot reach "shop/redis" on any port',
        ...WEB_TO_REDIS,
      ],
      'names that are looked up': [() => expect(reach.from(web)).toAllowOnly([cart, 7070]), ...WEB_TO_DNS],
      'another port': [
        () => expect(reach.to(redis)).toAllowOnly([cart, 6380]),
        '"shop/cart" cannot reach "shop/redis" on TCP 6380, only on TCP 6379',
        `  "shop/cart" may send on TCP 6379, by ${egress('cart', 0)}`,
        `  "shop/redis" may receive on TCP 6379, by ${ingress('redis', 0)}`,
        '"shop/cart" can also reach "shop/redis" on TCP 6379',
        `  "shop/cart" may send on TCP 6379, by ${egress('cart', 0)}`,
        `  "shop/redis" may receive on TCP 6379, by ${ingress('redis', 0)}`,
      ],
      'pods of others that nobody has listed': [
        () => expect(reach.to(cart)).toAllowOnly([web, 7070]),
        'pods with app=prometheus in namespaces with team=ops can also reach "shop/cart" on TCP 7070',
        `  "shop/cart" may receive on TCP 7070, by ${ingress('cart', 0)}`,
      ],
      'anyone whom nobody has listed': [
        () => expect(reach.to(web)).toAllowOnly(raw),
        'anyone can also reach "shop/web" on TCP 8080',
        `  "shop/web" may receive on TCP 8080, by spec.ingress[0] of ${policyOf('web')}`,
      ],
      'a smaller range': [
        () =>
          expect(reach.from(mails)).toAllowOnly([Outside.address('20.1.2.0/25', '20.1.2.64/26'), 587], Outside.dns()),
        '"shop/mails" can also reach addresses such as 20.1.2.255 on TCP 587',
        `  "shop/mails" may send on TCP 587, by ${egress('mails', 0)}`,
      ],
      'a larger range': [
        () => expect(reach.from(mails)).toAllowOnly([Outside.address('20.1.2.0/24'), 587], Outside.dns()),
        '"shop/mails" cannot reach addresses such as 20.1.2.64 on TCP 587',
        `  "shop/mails" may send nothing to it, by ${policyOf('mails')}`,
      ],
      'what nobody isolates': [
        () => expect(reach.from(raw)).toAllowOnly([web, 8080]),
        '"shop/raw" can reach anyone on every port: no NetworkPolicy isolates it for egress',
      ],
      'what nobody isolates, from the other end': [
        () => expect(reach.to(raw)).toAllowOnly([Outside.anyone(), 9000]),
        'anyone can reach "shop/raw" on every port: no NetworkPolicy isolates it for ingress',
      ],
      'the opposite of what is so': [
        () => expect(reach.from(redis)).not.toAllowOnly(),
        '"shop/redis" can reach just these',
      ],
    });
  });
});

describe('a port that pods of others call by a name', () => {
  const chart = Testing.chart({ namespace: 'shop' });
  const caller = service(chart, 'caller', 8080);
  const callee = service(chart, 'callee', 7070);
  caller.connectTo(callee);
  new cdk8s.ApiObject(chart, 'foreign', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'foreign' },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ to: [{ namespaceSelector: { matchLabels: { team: 'ops' } } }], ports: [{ port: 'web' }] }],
    },
  });
  const asked = Reachability.of(chart);
  const ops = Outside.pods({ namespaceLabels: { team: 'ops' } });
  const why = '  "test/caller" may send on the TCP port that they call "web", by spec.egress[0].to[0] of ';

  hold({
    'is a way': () => expect(asked.from(caller)).toAllow(ops),
    'is one of all ports': () => expect(asked.from(caller)).toAllowOnly(callee, Outside.dns(), ops),
    'is of its protocol': () => expect(asked.from(caller)).toDeny(ops, 'every UDP port'),
  });

  fail({
    'may be any': [
      () => expect(asked.from(caller)).toDeny(ops, 5432),
      '"test/caller" can reach pods in namespaces with team=ops on the TCP port that they call "web"',
      `${why}NetworkPolicy "shop/foreign" (test/foreign)`,
    ],
    'is not sure to be one': [
      () => expect(asked.from(caller)).toAllow(ops, 80),
      '"test/caller" cannot reach pods in namespaces with team=ops on TCP 80, only on the TCP port that they call "web"',
      `${why}NetworkPolicy "shop/foreign" (test/foreign)`,
    ],
    'is one more': [
      () => expect(asked.from(caller)).toAllowOnly(callee, Outside.dns()),
      '"test/caller" can also reach pods in namespaces with team=ops on the TCP port that they call "web"',
      `${why}NetworkPolicy "shop/foreign" (test/foreign)`,
    ],
  });
});

describe('what was rendered', () => {
  test('is that of an app of cdk8s too', () => {
    const plain = new cdk8s.App({ outdir: 'nowhere' });
    const chart = new cdk8s.Chart(plain, 'plain');
    const [client, server] = ['client', 'server'].map(
      (id) => new kplus.Deployment(chart, id, { containers: [{ image: id, portNumber: 9000 }] }),
    );
    client.connections.allowTo(server);
    expect(Reachability.of(plain).from(client)).toAllow(server, 9000);
    expect(Reachability.of(chart).to(server)).toAllowOnly([client, 9000]);
  });

  test('is that of a chart alone, and of charts in it', () => {
    const chart = Testing.chart({ namespace: 'shop' });
    const inner = service(new Chart(chart, 'inner', { namespace: 'shop' }), 'inner', 8080);
    inner.allowFrom(service(chart, 'outer', 8080));
    expect(Reachability.of(chart).to(inner)).toAllowOnly(['outer', 8080]);
  });

  test('tells of findings nothing, and writes nothing', () => {
    const bad = Testing.app();
    const chart = new Chart(bad, 'bad', { namespace: 'bad' });
    const pod = new Deployment(chart, 'pod', { containers: [{ image: 'x', securityContext: { privileged: true } }] });
    expect(() => bad.synth()).toThrow('privileged');
    expect(Reachability.of(bad).from(pod)).toAllowOnly();
    expect(fs.readdirSync(bad.outdir)).toEqual([]);
  });

  test('fails as rendering does', () => {
    const broken = Testing.app();
    const chart = new Chart(broken, 'broken');
    cdk8s.ApiObject.of(new Deployment(chart, 'pod', { containers: [{ image: 'x' }] })).addJsonPatch(
      cdk8s.JsonPatch.remove('/spec/nothing'),
    );
    expect(() => Reachability.of(broken)).toThrow('/spec/nothing');
  });

  test('has patches in it', () => {
    const patched = Testing.app();
    const chart = new Chart(patched, 'shop', { namespace: 'shop' });
    const callee = service(chart, 'callee', 7070);
    const caller = service(chart, 'caller', 8080);
    caller.connectTo(callee);
    cdk8s.ApiObject.of(callee.deployment).addJsonPatch(
      cdk8s.JsonPatch.replace('/spec/template/metadata/labels', { moved: 'away' }),
    );
    const moved = Reachability.of(patched);
    expect(moved.from(caller)).toDeny(callee.service.name, 7070);
    expect(moved.to(callee)).toAllowOnly(Outside.anyone());
  });

  test('knows who answers names by the posture', () => {
    const chart = new Chart(Testing.app(), 'shop', {
      posture: Posture.restricted({ network: { dns: Dns.openShift() } }),
    });
    const caller = service(chart, 'caller', 8080);
    caller.connectTo(Peers.cidr('20.1.2.3/32'), { ports: [Port.tcp(443)] });
    expect(Reachability.of(chart).from(caller)).toAllowOnly([Outside.address('20.1.2.3'), 443], Outside.dns());
    expect(Reachability.of(chart).from(caller)).toAllow(
      Outside.pods({ namespace: 'openshift-dns', labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } }),
      'UDP 5353',
    );
  });
});

describe('who is asked about', () => {
  fail({
    'is no workload': [
      () => reach.to(web.service),
      '"shop/web/Service" makes no pods in what was rendered; give a workload, e.g. a component or a Deployment',
    ],
    'is several': [
      () => reach.to(shop),
      '"shop" makes pods by several objects, "shop/web", "shop/cart", "shop/redis", "shop/mails", "shop/raw", ' +
        '"shop/agent"; give one of them',
    ],
    'is in another app': [
      () => reach.to(service(Testing.chart(), 'other', 80_80)),
      '"test/other" is not in this app; give Reachability.of the app that it is in',
    ],
    'is in another chart': [
      () => Reachability.of(tools).from(web),
      '"shop/web" is not in "tools"; give Reachability.of the app that it is in',
    ],
    'has the network of its node': [
      () => expect(reach.from(web)).toDeny(agent),
      'pods of "shop/agent" have the network of their node, where no NetworkPolicy holds and nobody can tell who reaches ' +
        'whom; leave them out',
    ],
    'has no such name': [
      () => Reachability.ofManifests([deployment('a', 'web')]).from('wbe'),
      'no workload is called "wbe"; there is Deployment "a/web"',
    ],
    'has a name that several have': [
      () => Reachability.ofManifests([deployment('a', 'web'), deployment('b', 'web')]).from('web'),
      'several workloads are called "web", Deployment "a/web", Deployment "b/web"; write more, e.g. "Deployment a/web"',
    ],
    'is not there at all': [
      () => Reachability.ofManifests([]).from('web'),
      'no workload is called "web"; there are none',
    ],
    'is a construct among plain manifests': [
      () => Reachability.ofManifests([deployment('a', 'web')]).from(web),
      '"shop/web" is a construct, and these are plain manifests; write the name of its object',
    ],
    'is what connections alone know': [
      // @ts-expect-error which the compiler says too
      () => reach.from(Peers.internet()),
      'something that is neither a construct nor a name was given as a workload; give a component or the like, its name, ' +
        'or what Outside gives',
    ],
    'is nothing': [
      () => reach.from(undefined as unknown as string),
      'something that is neither a construct nor a name was given as a workload; give a component or the like, its name, ' +
        'or what Outside gives',
    ],
    'answers no names': [
      () => {
        const posture = Posture.restricted({ network: { dns: Dns.none() } });
        const chart = new Chart(Testing.app(), 'shop', { posture });
        const asking = service(chart, 'web', 8080);
        expect(Reachability.of(chart).from(asking)).toAllow(Outside.dns());
      },
      'the posture of "shop/web" says that nobody answers names; leave out Outside.dns()',
    ],
    'was added later': [
      () => {
        const chart = Testing.chart();
        const before = Reachability.of(chart);
        before.from(service(chart, 'late', 8080));
      },
      '"test/late" makes no pods in what was rendered; give a workload, e.g. a component or a Deployment',
    ],
  });
});

describe('a port', () => {
  const asked = (port: string | number) => () => expect(reach.from(web)).toAllow(cart, port);

  fail({
    'that is none': [asked(0), 'the port 0 must be a whole number from 1 to 65535'],
    'beyond all': [asked('TCP 1-70000'), 'the port "TCP 1-70000" must be a whole number from 1 to 65535'],
    'that ends first': [asked('UDP 9-8'), 'the ports "UDP 9-8" end before they begin; write "UDP 8-9"'],
    'of no protocol': [asked('tcp 80'), 'the port "tcp 80" has the protocol "tcp"; write TCP, UDP or SCTP'],
    'of another name': [asked('http'), 'no container of "shop/cart" has a port "http"; there is "grpc"'],
    'by a name that nobody gives': [
      () => expect(reach.from(web)).toDeny(mails, 'http'),
      'no container of "shop/mails" has a port "http"; none of its ports has a name, so write the number',
    ],
    'by name, outside': [
      () => expect(reach.from(web)).toAllow(Outside.anyone(), 'http'),
      'the port "http" is outside of the app, where nobody knows its number; write that, e.g. 8080',
    ],
    'that is neither text nor number': [
      () => expect(reach.from(web)).toAllow(cart, {} as string),
      'the port {} is none; write e.g. 8080, "UDP 53" or "http"',
    ],
  });
});

describe('what is given is refused, if it is', () => {
  fail({
    'no app': [
      () => Reachability.of(web as unknown as App),
      'Reachability.of was given something that is no App and no Chart; write Reachability.of(app)',
    ],
    nothing: [
      () => Reachability.of(undefined as unknown as App),
      'Reachability.of was given something that is no App and no Chart; write Reachability.of(app)',
    ],
    'no object': [
      () => Reachability.ofManifests(['kind: Pod']),
      'object 1 of the manifests is "kind: Pod"; give Kubernetes objects',
    ],
    'a matcher for something else': [
      () => expect(web).toAllowOnly(),
      'toAllowOnly was asked of something else; write expect(reach.from(workload)).toAllowOnly(...), or reach.to',
    ],
    'no address': [
      () => Outside.address('example.com'),
      'the address range "example.com/32" is no CIDR; write e.g. "10.0.0.0/8" or "2001:db8::/32"',
    ],
  });
});

function deployment(namespace: string, name: string): object {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [] } } },
  };
}
