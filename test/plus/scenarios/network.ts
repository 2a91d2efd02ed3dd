import type { Deployment, IngressProps, NetworkPolicyProps, Service, ServiceProps } from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

/** Services, Ingresses, policies, namespaces and connections. */
export const NETWORK: Scenario[] = [
  ...each<(k: Plus) => ServiceProps>(
    'a Service',
    {
      plain: () => ({ ports: [{ port: 80 }] }),
      'with ports': (k) => ({
        ports: [
          { port: 80, name: 'a', targetPort: 8080 },
          { port: 53, name: 'b', protocol: k.Protocol.UDP, nodePort: 30053 },
        ],
      }),
      headless: () => ({ clusterIP: 'None', ports: [{ port: 80 }], publishNotReadyAddresses: true }),
      'of addresses': () => ({ externalIPs: ['1.2.3.4'], ports: [{ port: 80 }] }),
      'of the nodes': (k) => ({ type: k.ServiceType.NODE_PORT, ports: [{ port: 80 }] }),
      'of a load balancer': (k) => ({
        type: k.ServiceType.LOAD_BALANCER,
        ports: [{ port: 80 }],
        loadBalancerSourceRanges: ['10.0.0.0/8'],
      }),
      'of a name': (k) => ({ type: k.ServiceType.EXTERNAL_NAME, externalName: 'example.com' }),
      'of a name alone': () => ({ externalName: 'example.com' }),
      'of no name': (k) => ({ type: k.ServiceType.EXTERNAL_NAME }),
      'in the cluster': (k) => ({ type: k.ServiceType.CLUSTER_IP, ports: [{ port: 80 }] }),
      'without ports': () => ({}),
    },
    (k, chart, give) => {
      new k.Service(chart, 'service', give(k));
    },
  ),
  ...each<(k: Plus, service: Service, deployment: Deployment) => void>(
    'a Service that leads',
    {
      'to a workload': (_k, service, deployment) => {
        service.select(deployment);
        service.bind(80);
      },
      'to labels': (_k, service) => {
        service.selectLabel('a', 'b');
        service.selectLabel('c', '');
        service.bind(80, { targetPort: 8080, name: 'a', nodePort: 30001 });
        service.bind(81, { name: 'b' });
      },
      'to expressions': (k, service) => {
        service.select(k.Pods.select(service, 'pods', { expressions: [k.LabelExpression.in('a', ['b'])] }));
        service.bind(80);
      },
      'to two ports without names': (_k, service) => {
        service.bind(80);
        service.bind(81);
      },
      'to a port it reads back': (k, service) => {
        service.bind(80, { targetPort: 8080 });
        new k.ConfigMap(service, 'read', {
          data: { port: String(service.port), ports: JSON.stringify(service.ports), type: service.type },
        });
      },
      'to no port at all that it reads': (k, service) => {
        new k.ConfigMap(service, 'read', { data: { port: String(service.port) } });
      },
      'from an Ingress': (_k, service) => {
        service.bind(80);
        service.exposeViaIngress('/web');
      },
      'from an Ingress of its own': (k, service) => {
        service.bind(80);
        service.exposeViaIngress('/web', {
          ingress: new k.Ingress(service, 'own'),
          pathType: k.HttpIngressPathType.IMPLEMENTATION_SPECIFIC,
        });
      },
    },
    (k, chart, lead) => {
      const deployment = new k.Deployment(chart, 'web', { containers: [{ image: 'web', portNumber: 8080 }] });
      lead(k, new k.Service(chart, 'service', {}), deployment);
    },
  ),
  ...each<(k: Plus, web: Deployment) => ServiceProps & { readonly bound?: readonly number[] }>(
    'a Service that is made for a workload',
    {
      'in the cluster': (_k, web) => ({ selector: web, ports: [{ port: 80 }] }),
      'with two ports': (_k, web) => ({
        selector: web,
        ports: [
          { port: 80, name: 'a' },
          { port: 81, name: 'b' },
        ],
      }),
      'of the nodes': (k, web) => ({ selector: web, type: k.ServiceType.NODE_PORT, ports: [{ port: 80 }] }),
      'of a load balancer for some clients': (k, web) => ({
        selector: web,
        type: k.ServiceType.LOAD_BALANCER,
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        ports: [{ port: 80 }],
      }),
      'of a load balancer that gets its ports later': (k, web) => ({
        selector: web,
        type: k.ServiceType.LOAD_BALANCER,
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        bound: [80],
      }),
      'of a load balancer without ports': (k, web) => ({
        selector: web,
        type: k.ServiceType.LOAD_BALANCER,
        loadBalancerSourceRanges: ['10.0.0.0/8'],
      }),
      'of a load balancer for addresses that are none': (k, web) => ({
        selector: web,
        type: k.ServiceType.LOAD_BALANCER,
        loadBalancerSourceRanges: ['10.0.0.1', 'x'],
        ports: [{ port: 80 }],
      }),
      'of a load balancer for an empty list of addresses': (k, web) => ({
        selector: web,
        type: k.ServiceType.LOAD_BALANCER,
        loadBalancerSourceRanges: [],
        ports: [{ port: 80 }],
      }),
      'of a name': (k, web) => ({
        selector: web,
        type: k.ServiceType.EXTERNAL_NAME,
        externalName: 'example.com',
      }),
    },
    (k, chart, give) => {
      const web = new k.Deployment(chart, 'web', { containers: [{ image: 'web', portNumber: 8080 }] });
      const { bound = [], ...props } = give(k, web);
      const service = new k.Service(chart, 'service', props);
      bound.forEach((port) => service.bind(port, { targetPort: 8080 }));
    },
  ),
  {
    title: 'a Service elsewhere behind an Ingress',
    build: (k, chart) => {
      new k.Service(chart, 'service', { metadata: { namespace: 'elsewhere' }, ports: [{ port: 80 }] }).exposeViaIngress(
        '/',
      );
    },
  },
  ...each<(k: Plus, service: Service, other: Service) => IngressProps>(
    'an Ingress',
    {
      'with a class': (k, service) => ({ className: 'nginx', defaultBackend: k.IngressBackend.fromService(service) }),
      'with rules': (k, service, other) => ({
        rules: [
          { backend: k.IngressBackend.fromService(service) },
          { path: '/a', backend: k.IngressBackend.fromService(service, { port: 80 }) },
          { path: '/b', pathType: k.HttpIngressPathType.EXACT, backend: k.IngressBackend.fromService(other) },
          {
            host: 'h',
            path: '/b',
            pathType: k.HttpIngressPathType.PREFIX,
            backend: k.IngressBackend.fromService(other),
          },
        ],
      }),
      'with a default and rules': (k, service, other) => ({
        defaultBackend: k.IngressBackend.fromService(other),
        rules: [{ host: 'h', path: '/', backend: k.IngressBackend.fromService(service) }],
      }),
      'with a path twice': (k, service) => ({
        rules: [
          { path: '/', backend: k.IngressBackend.fromService(service) },
          { path: '/', pathType: k.HttpIngressPathType.EXACT, backend: k.IngressBackend.fromService(service) },
        ],
      }),
      'with a path that has no slash': (k, service) => ({
        rules: [{ path: 'a', backend: k.IngressBackend.fromService(service) }],
      }),
      'with a port that the Service has not': (k, service) => ({
        defaultBackend: k.IngressBackend.fromService(service, { port: 81 }),
      }),
      'with a host and a default for it': (k, service) => ({
        rules: [{ host: 'h', backend: k.IngressBackend.fromService(service) }],
      }),
      'without anything': () => ({}),
      'with TLS alone': () => ({ tls: [{ hosts: ['h'] }] }),
    },
    (k, chart, give) => {
      const service = new k.Service(chart, 'service', { ports: [{ port: 80 }] });
      const other = new k.Service(chart, 'other', { ports: [{ port: 81 }] });
      new k.Ingress(chart, 'ingress', give(k, service, other));
    },
  ),
  {
    title: 'an Ingress that is added to',
    build: (k, chart) => {
      const service = new k.Service(chart, 'service', { ports: [{ port: 80 }] });
      const backend = k.IngressBackend.fromService(service);
      const ingress = new k.Ingress(chart, 'ingress');
      ingress.addDefaultBackend(backend);
      ingress.addHostDefaultBackend('a.example.com', backend);
      ingress.addHostRule('b.example.com', '/b', backend, k.HttpIngressPathType.EXACT);
      ingress.addRule('/c', backend);
      ingress.addRules({ host: 'd.example.com', path: '/d', backend }, { path: '/e', backend });
      const secret = new k.TlsSecret(chart, 'tls', { tlsCert: 'c', tlsKey: 'k' });
      ingress.addTls([{ hosts: ['a.example.com'], secret }, { hosts: ['b.example.com'] }, { secret }]);
      new k.Ingress(chart, 'resource').addRule('/', k.IngressBackend.fromResource(new k.ConfigMap(chart, 'r')));
    },
  },
  {
    title: 'an Ingress with two default backends',
    build: (k, chart) => {
      const backend = k.IngressBackend.fromService(new k.Service(chart, 'service', { ports: [{ port: 80 }] }));
      const ingress = new k.Ingress(chart, 'ingress', { defaultBackend: backend });
      ingress.addDefaultBackend(backend);
    },
  },
  ...each<(k: Plus, deployment: Deployment) => NetworkPolicyProps>(
    'a NetworkPolicy',
    {
      bare: () => ({}),
      'for a workload': (_k, deployment) => ({ selector: deployment }),
      'for labels that are empty': (k, deployment) => ({
        selector: k.Pods.select(deployment, 'empty', { labels: { a: '' } }),
      }),
      'that denies': (k) => ({
        egress: { default: k.NetworkPolicyTrafficDefault.DENY },
        ingress: { default: k.NetworkPolicyTrafficDefault.DENY },
      }),
      'that allows': (k) => ({
        egress: { default: k.NetworkPolicyTrafficDefault.ALLOW },
        ingress: { default: k.NetworkPolicyTrafficDefault.ALLOW },
      }),
      'with rules': (k, deployment) => ({
        selector: deployment,
        egress: { rules: [{ peer: k.NetworkPolicyIpBlock.anyIpv4(deployment, 'v4') }] },
        ingress: { rules: [{ peer: deployment, ports: [k.NetworkPolicyPort.tcp(80)] }] },
      }),
    },
    (k, chart, give) => {
      const deployment = new k.Deployment(chart, 'web', { containers: [{ image: 'web', portNumber: 8080 }] });
      new k.NetworkPolicy(chart, 'policy', give(k, deployment));
    },
  ),
  {
    title: 'a NetworkPolicy with every peer and port',
    build: (k, chart) => {
      const deployment = new k.Deployment(chart, 'web', { containers: [{ image: 'web', portNumber: 8080 }] });
      const policy = new k.NetworkPolicy(chart, 'policy', { selector: deployment });
      const ports = [
        k.NetworkPolicyPort.tcp(1),
        k.NetworkPolicyPort.tcpRange(2, 3),
        k.NetworkPolicyPort.allTcp(),
        k.NetworkPolicyPort.udp(4),
        k.NetworkPolicyPort.udpRange(5, 6),
        k.NetworkPolicyPort.allUdp(),
        k.NetworkPolicyPort.of({ port: 7, endPort: 8, protocol: k.NetworkProtocol.SCTP }),
        k.NetworkPolicyPort.of({ protocol: k.NetworkProtocol.TCP }),
        k.NetworkPolicyPort.of({ port: 9, protocol: k.NetworkProtocol.UDP }),
      ];
      const namespace = new k.Namespace(chart, 'namespace');
      const peers = [
        deployment,
        namespace,
        k.NetworkPolicyIpBlock.ipv4(chart, 'four', '10.0.0.0/8', ['10.1.0.0/16']),
        k.NetworkPolicyIpBlock.anyIpv4(chart, 'any-four'),
        k.NetworkPolicyIpBlock.ipv6(chart, 'six', '2001:db8::/32', ['2001:db8:1::/48']),
        k.NetworkPolicyIpBlock.anyIpv6(chart, 'any-six'),
        k.NetworkPolicyIpBlock.ipv4(chart, 'wrong', '999.1.1.1/99'),
        k.Pods.all(chart, 'all'),
        k.Pods.all(chart, 'everywhere', { namespaces: k.Namespaces.all(chart, 'namespaces') }),
        k.Pods.select(chart, 'some', {
          labels: { a: 'b' },
          namespaces: k.Namespaces.select(chart, 'ns', { labels: { c: 'd' } }),
        }),
        k.Namespaces.select(chart, 'named', { names: ['n', 'm'] }),
        k.Namespaces.select(chart, 'expressed', { expressions: [k.LabelExpression.exists('x')] }),
        k.Namespaces.all(chart, 'all-namespaces'),
        new k.Pods(chart, 'pods'),
        new k.Namespaces(chart, 'new-namespaces'),
      ];
      for (const peer of peers) {
        policy.addEgressRule(peer, ports);
        policy.addIngressRule(peer, ports);
        policy.addIngressRule(peer);
      }
    },
  },
  ...each<(k: Plus, web: Deployment, db: Deployment) => void>(
    'connections',
    {
      'to another': (_k, web, db) => web.connections.allowTo(db),
      'from another': (_k, web, db) => web.connections.allowFrom(db),
      'to another at one end': (k, web, db) =>
        web.connections.allowTo(db, { isolation: k.PodConnectionsIsolation.PEER }),
      'from another at one end': (k, web, db) =>
        web.connections.allowFrom(db, { isolation: k.PodConnectionsIsolation.POD }),
      'on a port': (k, web, db) => web.connections.allowTo(db, { ports: [k.NetworkPolicyPort.tcp(1)] }),
      'to an address': (k, web) =>
        web.connections.allowTo(k.NetworkPolicyIpBlock.ipv4(web, 'ip', '10.0.0.0/8'), {
          isolation: k.PodConnectionsIsolation.POD,
        }),
      'to a namespace': (k, web) => web.connections.allowTo(new k.Namespace(web, 'namespace')),
      'to an address that cannot be isolated': (k, web) =>
        web.connections.allowTo(k.NetworkPolicyIpBlock.anyIpv4(web, 'ip'), {
          isolation: k.PodConnectionsIsolation.PEER,
        }),
      twice: (_k, web, db) => {
        web.connections.allowTo(db);
        web.connections.allowTo(db);
      },
      'of isolated pods': (_k, web) => web.connections.isolate(),
      'of pods that are isolated twice': (_k, web) => {
        web.connections.isolate();
        web.connections.isolate();
      },
      'of the original class': (k, web, db) => new k.PodConnections(web).allowTo(db),
    },
    (k, chart, connect) => {
      connect(
        k,
        new k.Deployment(chart, 'web', { containers: [{ image: 'web', portNumber: 8080 }] }),
        new k.Deployment(chart, 'db', { containers: [{ image: 'db', portNumber: 5432 }] }),
      );
    },
  ),
  {
    title: 'namespaces',
    build: (k, chart) => {
      const namespace = new k.Namespace(chart, 'namespace', { metadata: { name: 'n', labels: { a: 'b' } } });
      const selector = namespace.toNamespaceSelectorConfig();
      new k.ConfigMap(chart, 'read', {
        data: { label: k.Namespace.NAME_LABEL, names: (selector.names ?? []).join() },
      });
      k.validatePeerConfig(namespace.toNetworkPolicyPeerConfig());
    },
  },
];
