import { ApiObject, Duration } from 'cdk8s';
import {
  App,
  Chart,
  Exposure,
  Health,
  Mount,
  Peers,
  Port,
  Posture,
  Resources,
  Waivers,
  WebService,
  Worker,
} from 'cdk8s-bulkhead';
import type * as k8s from 'cdk8s-bulkhead/lib/k8s';
import * as kplus from 'cdk8s-bulkhead/lib/plus';

/** Tickets for concerts: a shop behind a Gateway, and workers, as many as there are orders to print. */
const app = new App({
  posture: Posture.restricted({
    network: { scraper: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } } },
  }),
});
const tickets = new Chart(app, 'tickets', { namespace: 'tickets', createNamespace: true });
const edge = new Chart(app, 'edge', { namespace: 'edge' });

// ---------------------------------------------------------------- programs

const shop = new WebService(tickets, 'shop', {
  image: 'registry.example.com/tickets/shop:5.0.0',
  port: 8080,
  additionalPorts: [{ name: 'metrics', port: 9090 }],
  health: Health.http({ readiness: '/ready', liveness: '/live' }),
  resources: Resources.small(),
});

// ---------------------------------------------------------------- Gateway API

const issuer = new kplus.Issuer(edge, 'issuer', {
  metadata: { name: 'letsencrypt' },
  authority: kplus.CertificateAuthority.acme({
    email: 'ops@example.com',
    solvers: [kplus.AcmeSolver.dns01({ route53: { region: 'eu-central-1' } })],
  }),
});
const certificate = new kplus.Certificate(edge, 'certificate', {
  metadata: { name: 'shop-tls' },
  issuer,
  dnsNames: ['tickets.example.com'],
  privateKeyAlgorithm: kplus.PrivateKeyAlgorithm.ECDSA,
  overrides: {
    spec: { privateKey: { rotationPolicy: 'Always' }, revisionHistoryLimit: 3 },
  } satisfies k8s.Certificate,
});

const routesFrom = kplus.RouteNamespaces.named('tickets');
const gateway = new kplus.Gateway(edge, 'gateway', {
  metadata: { name: 'public' },
  className: 'istio',
  listeners: [
    { name: 'https', hostname: 'tickets.example.com', certificates: [certificate.secret], routesFrom },
    { name: 'http', hostname: 'tickets.example.com', routesFrom },
  ],
  through: Exposure.gateway({ name: 'public', namespace: 'edge' }),
});
new kplus.HTTPRoute(tickets, 'route', {
  metadata: { name: 'shop' },
  parents: [gateway.listener('https')],
  rules: [
    {
      matches: [{ path: kplus.RoutePath.prefix('/') }],
      backends: [kplus.RouteBackend.service(shop.service, { port: 8080 })],
      timeout: Duration.seconds(10),
    },
  ],
});
new kplus.HTTPRoute(tickets, 'redirect', {
  metadata: { name: 'to-https' },
  parents: [gateway.listener('http')],
  rules: [{ filters: [kplus.HTTPRouteFilter.redirectToHttps()] }],
});

// ---------------------------------------------------------------- secrets

const store = new kplus.SecretStore(tickets, 'store', {
  metadata: { name: 'vault' },
  provider: kplus.SecretStoreProvider.vault({
    server: 'https://vault.example.com:8200',
    role: 'tickets',
    path: 'kv',
    serviceAccount: new kplus.ServiceAccount(tickets, 'secret-reader', { metadata: { name: 'secret-reader' } }),
  }),
});
const queue = new kplus.ExternalSecret(tickets, 'queue', {
  metadata: { name: 'queue' },
  store,
  data: { url: { key: 'tickets/queue', property: 'url' } },
});

// ---------------------------------------------------------------- as many as there is work

const printer = new Worker(tickets, 'printer', {
  image: 'registry.example.com/tickets/printer:5.0.0',
  health: Health.exec({ readiness: ['/printer', 'ready'], liveness: ['/printer', 'ping'] }),
  resources: Resources.small(),
  mounts: [Mount.secret('/etc/printer/queue', queue.secretName, { keys: ['url'] })],
});
printer.connectTo(Peers.cidr('10.60.0.0/24', { name: 'RabbitMQ' }), { ports: [Port.tcp(5672)] });

new kplus.ScaledObject(tickets, 'printers', {
  metadata: { name: 'printer' },
  target: printer.deployment,
  minReplicas: 0,
  maxReplicas: 20,
  triggers: [
    kplus.ScaledObjectTrigger.of(
      'rabbitmq',
      { queueName: 'orders', mode: 'QueueLength', value: '50' },
      {
        authentication: new kplus.TriggerAuthentication(tickets, 'queue-login', {
          metadata: { name: 'queue' },
          secrets: { host: { secret: queue.secret, key: 'url' } },
        }),
      },
    ),
  ],
});

// ---------------------------------------------------------------- metrics

new kplus.ServiceMonitor(tickets, 'metrics', {
  metadata: { name: 'shop' },
  service: shop.service,
  endpoints: [{ port: 'metrics', interval: Duration.seconds(30) }],
});
new kplus.PrometheusRule(tickets, 'alerts', {
  metadata: { name: 'shop' },
  groups: [
    {
      name: 'shop',
      alerts: [
        {
          name: 'ShopFails',
          expr: 'sum(rate(shop_requests_total{code=~"5.."}[5m])) / sum(rate(shop_requests_total[5m])) > 0.05',
          firesAfter: Duration.minutes(10),
          labels: { severity: 'page' },
          annotations: { summary: 'More than 5 % of the requests to the shop fail.' },
        },
      ],
    },
  ],
});

// ---------------------------------------------------------------- a kind that the library does not know

new ApiObject(tickets, 'advice', {
  apiVersion: 'autoscaling.k8s.io/v1',
  kind: 'VerticalPodAutoscaler',
  metadata: { name: 'shop' },
  spec: {
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: shop.deployment.name },
    updatePolicy: { updateMode: 'Off' }, // it only tells
  },
});

Waivers.of(app).add({
  rule: 'image-digest-pinned',
  reason: 'the registry lets nobody move a tag',
  owner: 'tickets',
  expires: '2031-12-31',
});

app.synth();
