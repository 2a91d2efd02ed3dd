import { Size } from 'cdk8s';
import {
  App,
  Chart,
  Exposure,
  ExternalTrafficPolicy,
  Gateway,
  HTTPRoute,
  Health,
  Peers,
  PodDisruptionBudget,
  Port,
  Posture,
  Resources,
  Role,
  RouteBackend,
  RouteNamespaces,
  Secret,
  Service,
  StatefulSet,
  Waivers,
  WebService,
  WebServiceProps,
} from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-plus-28';

/**
 * Telephony, and telemetry that other teams use too: two namespaces, and much that is not HTTP. Pods have addresses of a
 * network that switches and carriers are connected to.
 */
const app = new App({
  posture: Posture.restricted({
    network: {
      apiServer: ['10.10.0.0/28'],
      apiServerPort: 6443,
      scraper: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } },
    },
  }),
});
const telemetry = new Chart(app, 'telemetry', { namespace: 'telemetry', createNamespace: true });
const voice = new Chart(app, 'voice', { namespace: 'voice', createNamespace: true });

/** A program of this team: it tells over HTTP how it is, and does its work on other ports. */
function program(chart: Chart, name: string, props: Partial<WebServiceProps>): WebService {
  return new WebService(chart, name, {
    image: `registry.example.com/voice/${name}:2.4.0`,
    port: 8080,
    health: Health.http({ port: 8080, readiness: '/ready', liveness: '/live' }),
    resources: Resources.small(),
    ...props,
  });
}

// ---------------------------------------------------------------- telemetry

const logs = program(telemetry, 'logs', {
  additionalPorts: [
    { name: 'syslog', port: 5514, servicePort: 514, protocol: 'UDP' },
    { name: 'metrics', port: 9598 },
  ],
});
logs.allowScraping();
logs.allowFrom(Peers.namespace('billing'), { ports: [Port.named('syslog')], reason: 'whatever billing runs may log' });
logs.allowFrom(Peers.cidr('10.20.0.0/16', { except: ['10.20.9.0/24'], name: 'switches' }), {
  ports: [Port.named('syslog')],
});
logs.connectTo(Peers.internet(), { ports: [Port.tcp(443)], reason: 'logs are kept in a bucket' });

// it asks the API server which pods telephony has
const inventory = program(telemetry, 'inventory', {});
inventory.connectTo(Peers.apiServer());
inventory.allowScraping();
const reader = new Role(voice, 'inventory-reader');
reader.allowRead(kplus.ApiResource.PODS);
reader.bind(inventory); // which is why its pods have a token

// ---------------------------------------------------------------- telephony

const media = program(voice, 'media', {
  headless: true, // a call stays with the one pod that took it
  additionalPorts: [{ name: 'control', port: 22222, protocol: 'UDP' }],
});
const carrier = Peers.cidr('10.30.0.0/16', { except: ['10.30.64.0/18'], name: 'the carrier' });
media.allowFrom(carrier, { ports: [Port.udpRange(30000, 30999)], reason: 'voices' });
media.connectTo(carrier, { ports: [Port.udpRange(10000, 19999)], reason: 'voices' });
const charging = program(voice, 'charging', {
  additionalPorts: [{ name: 'diameter', port: 3868, protocol: 'SCTP' }],
});
// gone with its pod; the others have a copy
const registered = kplus.Volume.fromEmptyDir(voice, 'registered', 'data', { sizeLimit: Size.mebibytes(512) });
const registrations = new StatefulSet(voice, 'registrations', {
  metadata: { name: 'registrations' },
  podMetadata: { labels: { app: 'registrations' } },
  replicas: 3,
  service: new Service(voice, 'registrations-service', {
    metadata: { name: 'registrations' },
    clusterIP: 'None',
    ports: [{ name: 'resp', port: 6379 }],
  }),
  containers: [
    {
      name: 'registrations',
      image: 'registry.example.com/voice/registrations:2.4.0',
      ports: [{ name: 'resp', number: 6379 }],
      resources: {
        cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
        ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
      },
      volumeMounts: [{ path: '/data', volume: registered }],
      readiness: kplus.Probe.fromTcpSocket({ port: 6379 }),
      liveness: kplus.Probe.fromCommand(['/registrations', 'ping']),
    },
  ],
});
registrations.scheduling.separate(registrations);
new PodDisruptionBudget(voice, 'registrations-budget', {
  metadata: { name: 'registrations' },
  workload: registrations,
});
registrations.connections.connectReplicas({ reason: 'replicas copy what the first one has' });

const signalling = program(voice, 'signalling', {
  port: 5061,
  portName: 'sips',
  additionalPorts: [{ name: 'http', port: 8080 }],
});
signalling.exposeViaLoadBalancer({
  sourceRanges: ['198.51.100.0/24', '203.0.113.64/26'],
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
});
signalling.connectTo(media, { ports: [Port.named('control')], env: 'MEDIA_ADDR' });
signalling.connectTo(charging, { ports: [Port.named('diameter')], hostEnv: 'CHARGING_HOST', portEnv: 'CHARGING_PORT' });
signalling.connectTo(registrations, { env: 'REGISTRATIONS_ADDR', pod: 0 }); // the one that takes writes
for (const caller of [signalling, media, charging]) {
  caller.connectTo(logs, { ports: [Port.named('syslog')], env: 'SYSLOG_ADDR' });
}

// ---------------------------------------------------------------- the website, through a Gateway of others

const edge = new Chart(app, 'edge', { namespace: 'edge' });
const gateway = new Gateway(edge, 'gateway', {
  metadata: { name: 'public' },
  className: 'istio',
  through: Exposure.gateway({ name: 'public', namespace: 'edge' }),
  listeners: [
    {
      name: 'https',
      hostname: 'phone.example.com',
      certificates: [Secret.fromSecretName(edge, 'certificate', 'phone-tls')],
      routesFrom: RouteNamespaces.named('voice'),
    },
  ],
});

const portal = program(voice, 'portal', {});
new HTTPRoute(voice, 'route', {
  metadata: { name: 'portal' },
  parents: [gateway],
  hostnames: ['phone.example.com'],
  rules: [{ backends: [RouteBackend.service(portal.service)] }],
});
portal.connectTo(registrations, { env: 'REGISTRATIONS_ADDR' });
portal.allowFrom(Peers.pods({ namespace: 'support', labels: { app: 'desk' } }), { reason: 'the desk helps customers' });

const until = { owner: 'voice', expires: '2031-12-31' };
Waivers.of(app).add({ ...until, rule: 'image-digest-pinned', reason: 'the registry lets nobody move a tag' });
Waivers.of(registrations).add({ ...until, rule: 'topology-spread', reason: 'they are kept apart by nodes' });

app.synth();
