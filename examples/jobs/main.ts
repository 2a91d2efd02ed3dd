import { Cron, Duration, Size } from 'cdk8s';
import { App, Chart, Mount, Peers, Port, Resources, ScheduledTask, Task, Waivers } from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';

/** What a shop does besides answering requests: it changes its database, makes reports, and resizes pictures. */
const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop', createNamespace: true });
const database = Peers.cidr('10.20.0.0/24', { name: 'the database' });
const bucket = Peers.cidr('10.30.0.0/24', { name: 'the bucket' });

// ---------------------------------------------------------------- once

const migration = new Task(shop, 'migration', {
  image: 'registry.example.com/shop/migration:42',
  args: ['up'],
  environment: { DATABASE_URL_FILE: '/etc/database/url' },
  mounts: [Mount.secret('/etc/database', 'database', { keys: ['url'] })],
  resources: Resources.small(),
  retries: 3,
  timeout: Duration.minutes(30),
});
migration.connectTo(database, { ports: [Port.tcp(5432)] });

// ---------------------------------------------------------------- again and again

const report = new ScheduledTask(shop, 'report', {
  image: 'registry.example.com/shop/report:1.8.0',
  schedule: Cron.schedule({ minute: '30', hour: '6', weekDay: '1-5' }),
  timeZone: 'Europe/Berlin',
  startingDeadline: Duration.hours(2),
  environment: { DATABASE_URL_FILE: '/etc/database/url' },
  mounts: [Mount.secret('/etc/database', 'database', { keys: ['url'] })],
  resources: Resources.small(),
  retries: 2,
  timeout: Duration.hours(1),
});
report.connectTo(database, { ports: [Port.tcp(5432)] });

// ---------------------------------------------------------------- many pods

const pictures = new kplus.Job(shop, 'pictures', {
  metadata: { name: 'pictures' },
  nameByContent: true,
  completionMode: kplus.CompletionMode.INDEXED,
  completions: 64,
  parallelism: 8,
  backoffLimitPerIndex: 2,
  maxFailedIndexes: 4,
  podFailurePolicy: [
    kplus.PodFailureRule.onPodCondition(kplus.PodFailureAction.IGNORE),
    kplus.PodFailureRule.onExitCodes(kplus.PodFailureAction.FAIL_JOB, [78], { container: 'pictures' }),
    kplus.PodFailureRule.onExitCodes(kplus.PodFailureAction.FAIL_INDEX, [65, 66]),
  ],
  activeDeadline: Duration.hours(6),
  containers: [
    {
      name: 'pictures',
      image: 'registry.example.com/shop/pictures:2.0.1',
      args: ['resize', '--part=$(JOB_COMPLETION_INDEX)', '--of=64'],
      resources: {
        cpu: { request: kplus.Cpu.units(1), limit: kplus.Cpu.units(2) },
        memory: { request: Size.mebibytes(768), limit: Size.mebibytes(768) },
        ephemeralStorage: { request: Size.gibibytes(2), limit: Size.gibibytes(2) },
      },
    },
  ],
});
pictures.connections.connectTo(bucket, { ports: [Port.tcp(443)] });

Waivers.of(app).add({
  rule: 'image-digest-pinned',
  reason: 'the registry lets nobody move a tag',
  owner: 'shop',
  expires: '2031-12-31',
});

app.synth();
