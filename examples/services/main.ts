import { Duration, Size } from 'cdk8s';
import { App, Chart, Exposure, Posture, Waivers } from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';

/** A wiki: pages and pictures for browsers, mail by a load balancer, and a search that others may ask. */
const app = new App({
  posture: Posture.restricted({
    network: {
      ingressController: { namespace: 'ingress-nginx', labels: { 'app.kubernetes.io/component': 'controller' } },
    },
  }),
});
const wiki = new Chart(app, 'wiki', { namespace: 'wiki', createNamespace: true });

/** A program of the wiki, with the ports that it listens on. */
function program(name: string, ports: kplus.ContainerPort[], props: Partial<kplus.DeploymentProps> = {}) {
  const resources = {
    cpu: { request: kplus.Cpu.millis(250), limit: kplus.Cpu.units(1) },
    memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
    ephemeralStorage: { request: Size.mebibytes(64), limit: Size.gibibytes(1) },
  };
  const deployment = new kplus.Deployment(wiki, name, {
    metadata: { name },
    matchLabels: { app: name },
    spread: true,
    containers: [
      {
        name,
        image: `registry.example.com/wiki/${name}:6.0.2`,
        ports,
        resources,
        readiness: kplus.Probe.fromTcpSocket({ portName: ports[0].name }),
        liveness: kplus.Probe.fromCommand([`/${name}`, 'ping'], { failureThreshold: 6 }),
      },
    ],
    ...props,
  });
  new kplus.PodDisruptionBudget(wiki, `${name}-budget`, { metadata: { name }, workload: deployment });
  return deployment;
}

// ---------------------------------------------------------------- inside of the cluster

const pages = program('pages', [
  { name: 'http', number: 8080 },
  { name: 'metrics', number: 9090 },
]);
const pagesService = new kplus.Service(wiki, 'pages-service', {
  metadata: { name: 'pages' },
  selector: pages,
  ports: [
    { name: 'http', port: 80, targetPortName: 'http', appProtocol: 'http' },
    { name: 'metrics', port: 9090, targetPortName: 'metrics' },
  ],
});

const pictures = program('pictures', [{ name: 'http', number: 8080 }]);
const picturesService = pictures.exposeViaService({ name: 'pictures' });

// ---------------------------------------------------------------- outside, by load balancer

const mail = program('mail', [{ name: 'smtp', number: 2525 }]);
new kplus.Service(wiki, 'mail-service', {
  metadata: { name: 'mail' },
  selector: mail,
  ports: [{ name: 'smtp', port: 25, targetPortName: 'smtp' }],
  type: kplus.ServiceType.LOAD_BALANCER,
  loadBalancerClass: 'service.k8s.aws/nlb',
  loadBalancerSourceRanges: ['198.51.100.0/24'],
  externalTrafficPolicy: kplus.ServiceTrafficPolicy.LOCAL, // mail sees who sends it
});

// ---------------------------------------------------------------- outside, by Ingress

const nginx = new kplus.IngressClass(wiki, 'nginx', {
  metadata: { name: 'nginx' },
  controller: 'k8s.io/ingress-nginx',
});

new kplus.Ingress(wiki, 'ingress', {
  metadata: { name: 'wiki' },
  className: nginx.name,
  rules: [
    { host: 'wiki.example.com', path: '/', backend: kplus.IngressBackend.fromServicePort(pagesService, 'http') },
    { host: 'wiki.example.com', path: '/pictures', backend: kplus.IngressBackend.fromService(picturesService) },
  ],
  tls: [{ hosts: ['wiki.example.com'], secret: kplus.Secret.fromSecretName(wiki, 'certificate', 'wiki-tls') }],
});

// ---------------------------------------------------------------- outside, by Gateway

new kplus.HTTPRoute(wiki, 'route', {
  metadata: { name: 'mirror' },
  parents: [
    kplus.RouteParent.named({
      name: 'public',
      namespace: 'edge',
      through: Exposure.gateway({ name: 'public', namespace: 'edge' }),
    }),
  ],
  hostnames: ['mirror.example.com'],
  rules: [
    {
      matches: [{ path: kplus.RoutePath.prefix('/pictures') }],
      backends: [kplus.RouteBackend.service(picturesService)],
    },
    { backends: [kplus.RouteBackend.service(pagesService, { port: 80 })] },
  ],
});

// ---------------------------------------------------------------- a policy by hand

const search = program('search', [{ name: 'grpc', number: 9000 }], { isolate: false });
new kplus.Service(wiki, 'search-service', {
  metadata: { name: 'search' },
  selector: search, // its one port is that of the Service
  sessionAffinity: kplus.SessionAffinity.clientIp(Duration.minutes(30)),
});
const policy = new kplus.NetworkPolicy(wiki, 'search-policy', {
  metadata: { name: 'search' },
  selector: search,
  ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
  egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
});
policy.addIngress({
  peers: [
    kplus.Namespaces.select(wiki, 'intranet', { names: ['intranet'] }),
    kplus.NetworkPolicyIpBlock.ipv4(wiki, 'offices', '10.40.0.0/16', ['10.40.9.0/24']),
  ],
  ports: [kplus.NetworkPolicyPort.named('grpc')],
});

const until = { owner: 'wiki', expires: '2031-12-31' };
Waivers.of(app).add({ ...until, rule: 'image-digest-pinned', reason: 'the registry lets nobody move a tag' });

app.synth();
