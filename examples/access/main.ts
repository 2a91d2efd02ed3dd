import { Cron, Duration, Size } from 'cdk8s';
import {
  App,
  Chart,
  Exposure,
  Health,
  Peers,
  Port,
  Posture,
  Resources,
  ScheduledTask,
  Waivers,
  WebService,
} from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';

/** Previews of changes: a page shows which there are, a task counts them, a program signs what is released. */
const app = new App({
  posture: Posture.restricted({ network: { apiServer: ['10.10.0.0/28'], apiServerPort: 6443 } }),
});
const tools = new Chart(app, 'tools', { namespace: 'tools', createNamespace: true });
const previews = new Chart(app, 'previews', { namespace: 'previews' }); // whose pods others make

const image = (name: string) => `registry.example.com/previews/${name}:0.9.0`;

// ---------------------------------------------------------------- a Role

const page = new WebService(tools, 'page', {
  image: image('page'),
  port: 8080,
  health: Health.http({ readiness: '/ready', liveness: '/live' }),
  resources: Resources.small(),
});
page.allowFrom(Exposure.gateway({ name: 'public', namespace: 'edge' }));

const reader = new kplus.Role(previews, 'reader', { metadata: { name: 'reader' } });
reader.allowRead(kplus.ApiResource.PODS, kplus.ApiResource.DEPLOYMENTS);
reader.allow(['get'], kplus.Subresource.of(kplus.ApiResource.PODS, 'log'));
reader.bind(page);
page.connectTo(Peers.apiServer());

// ---------------------------------------------------------------- one object

const counts = new kplus.ConfigMap(previews, 'counts', { metadata: { name: 'counts' } });
const counter = new ScheduledTask(tools, 'counter', {
  image: image('counter'),
  schedule: Cron.schedule({ minute: '30', hour: '3' }),
  timeout: Duration.minutes(10),
  resources: Resources.small(),
});
counts.permissions.grantReadWrite(counter);
counter.connectTo(Peers.apiServer());

// ---------------------------------------------------------------- all namespaces

const nodes = new kplus.ClusterRole(tools, 'node-reader', { metadata: { name: 'preview-node-reader' } });
nodes.allowRead(kplus.ApiResource.NODES);
nodes.bind(counter, kplus.Group.fromName(tools, 'operators', 'operators'));

// ---------------------------------------------------------------- a token for somebody else

const signer = new kplus.Deployment(tools, 'signer', {
  metadata: { name: 'signer' },
  matchLabels: { app: 'signer' },
  replicas: 2,
  spread: true,
  containers: [
    {
      name: 'signer',
      image: image('signer'),
      portNumber: 8080,
      resources: {
        cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
        ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
      },
      readiness: kplus.Probe.fromHttpGet('/ready'),
      liveness: kplus.Probe.fromHttpGet('/live', { failureThreshold: 6 }),
    },
  ],
});
const [container] = signer.containers;
const token = signer.grantToken('vault', { expiration: Duration.minutes(30) });
container.env.addVariable('VAULT_TOKEN_FILE', kplus.EnvValue.fromValue(token));
signer.connections.connectTo(Peers.cidr('10.50.0.10/32', { name: 'vault' }), { ports: [Port.tcp(8200)] });
new kplus.PodDisruptionBudget(tools, 'signer-budget', { metadata: { name: 'signer' }, workload: signer });

Waivers.of(app).add({
  rule: 'image-digest-pinned',
  reason: 'the registry lets nobody move a tag',
  owner: 'previews',
  expires: '2031-12-31',
});

app.synth();
