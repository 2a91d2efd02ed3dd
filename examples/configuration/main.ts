import { Duration, Size } from 'cdk8s';
import {
  App,
  Chart,
  EnvironmentSource,
  Health,
  Mount,
  Peers,
  Port,
  Resources,
  Waivers,
  WebService,
} from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';

/** Newsletters: a program that renders them and one that sends them, with settings, templates and a password. */
const app = new App();
const letters = new Chart(app, 'letters', { namespace: 'letters', createNamespace: true });

const image = (name: string) => `registry.example.com/letters/${name}:1.8.0`;
const resources = {
  cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
  ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
};

// ---------------------------------------------------------------- ConfigMaps

const settings = new kplus.ConfigMap(letters, 'settings', {
  metadata: { name: 'settings' },
  data: {
    LOG_LEVEL: 'info',
    SENDER: 'news@example.com',
    'limits.yaml': 'perMinute: 600\nperHost: 20\n',
  },
});

const templates = new kplus.ConfigMap(letters, 'templates', {
  metadata: { name: 'templates' },
  nameByContent: true,
  data: { 'welcome.txt': 'Dear {{ name }},\nwelcome.\n' },
});

// ---------------------------------------------------------------- a Secret that is kept elsewhere

const vault = kplus.ClusterSecretStore.fromClusterSecretStoreName(letters, 'vault', 'vault');
const mailbox = new kplus.ExternalSecret(letters, 'mailbox', {
  metadata: { name: 'mailbox' },
  store: vault,
  refreshInterval: Duration.minutes(15),
  data: {
    password: { key: 'letters/mailbox', property: 'password' },
    'signing.key': { key: 'letters/dkim', property: 'private' },
  },
});

// ---------------------------------------------------------------- kinds

const sender = new kplus.Deployment(letters, 'sender', {
  metadata: { name: 'sender' },
  matchLabels: { app: 'sender' },
  replicas: 2,
  spread: true,
  containers: [
    {
      name: 'sender',
      image: image('sender'),
      portNumber: 8080,
      resources,
      envVariables: {
        SENDER: kplus.EnvValue.fromConfigMap(settings, 'SENDER'),
        MAILBOX_PASSWORD_FILE: kplus.EnvValue.fromValue('/etc/mailbox/password'),
      },
      volumeMounts: [
        {
          path: '/etc/sender',
          volume: kplus.Volume.fromConfigMap(letters, 'limits', settings, {
            items: { 'limits.yaml': { path: 'limits.yaml' } },
          }),
          readOnly: true,
        },
        {
          path: '/etc/mailbox',
          volume: kplus.Volume.fromSecret(letters, 'mailbox-files', mailbox.secret, {
            items: { password: { path: 'password' }, 'signing.key': { path: 'signing.key' } },
          }),
          readOnly: true,
        },
      ],
      readiness: kplus.Probe.fromHttpGet('/ready'),
      liveness: kplus.Probe.fromHttpGet('/live', { failureThreshold: 6 }),
    },
  ],
});
new kplus.PodDisruptionBudget(letters, 'sender-budget', { metadata: { name: 'sender' }, workload: sender });

// ---------------------------------------------------------------- a component

const renderer = new WebService(letters, 'renderer', {
  image: image('renderer'),
  port: 8080,
  health: Health.http({ readiness: '/ready', liveness: '/live' }),
  resources: Resources.small(),
  environmentFrom: { LOG_LEVEL: EnvironmentSource.configMap(settings.name, 'LOG_LEVEL') },
  mounts: [
    Mount.configMap('/etc/renderer/templates', templates.name),
    Mount.secret('/etc/renderer/keys', mailbox.secretName, { keys: ['signing.key'] }),
  ],
});

sender.connections.connectTo(renderer, { urlEnv: 'RENDERER_URL', urlScheme: 'http' });
sender.connections.connectTo(Peers.cidr('10.40.0.0/24', { name: 'mail relays' }), { ports: [Port.tcp(587)] });

Waivers.of(app).add({
  rule: 'image-digest-pinned',
  reason: 'the registry lets nobody move a tag',
  owner: 'letters',
  expires: '2031-12-31',
});

app.synth();
