import { Cron, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type * as bulkhead from '../../src';

type Bulkhead = typeof bulkhead;

/** A chart that uses what cdk8s-plus-28 does not have. */
export interface OwnScenario {
  readonly title: string;
  readonly build: (b: Bulkhead, chart: bulkhead.Chart) => void;
}

const overrides = { metadata: { annotations: { 'example.com/note': 'seen' } } };
const metadata = { labels: { team: 'shop' } };
const image = 'registry.example.com/web:1.4.2';
const amounts = { cpu: kplus.Cpu.millis(100), memory: Size.mebibytes(128) };

/** Kinds and components of this library, with lists and objects wherever they take some. */
export const OWN_SCENARIOS: readonly OwnScenario[] = [
  {
    title: 'bounds',
    build: (b, chart) => {
      new b.ResourceQuota(chart, 'quota', {
        metadata,
        overrides,
        compute: { requests: amounts, limits: amounts },
        pods: 10,
        storage: Size.tebibytes(1),
        hard: { 'count/jobs.batch': '20' },
      });
      const containers = { defaultRequest: amounts, defaultLimit: amounts, min: amounts, max: amounts };
      new b.LimitRange(chart, 'range', { metadata, overrides, containers, podMax: amounts });
    },
  },
  {
    title: 'classes',
    build: (b, chart) => {
      new b.PriorityClass(chart, 'priority', { metadata, overrides, value: 1000, description: 'urgent' });
      new b.IngressClass(chart, 'ingress', {
        metadata,
        overrides,
        controller: 'example.com/controller',
        parameters: { apiGroup: 'example.com', kind: 'Parameters', name: 'all' },
      });
      new b.RuntimeClass(chart, 'runtime', {
        metadata,
        overrides,
        handler: 'sandbox',
        overhead: { cpu: '100m' },
        nodeSelector: { sandbox: 'yes' },
      });
      new b.StorageClass(chart, 'storage', {
        metadata,
        overrides,
        provisioner: 'csi.example.com',
        parameters: { type: 'fast' },
        mountOptions: ['noatime'],
      });
      new b.VolumeSnapshotClass(chart, 'snapshots', {
        metadata,
        overrides,
        driver: 'csi.example.com',
        deletionPolicy: b.SnapshotDeletionPolicy.RETAIN,
        parameters: { type: 'full' },
      });
      new b.VolumeSnapshot(chart, 'snapshot', { metadata, overrides, source: b.SnapshotSource.claimName('data') });
    },
  },
  {
    title: 'pods',
    build: (b, chart) => {
      const web = new b.Deployment(chart, 'web', {
        metadata,
        podMetadata: metadata,
        overrides: { spec: { template: { spec: { dnsPolicy: 'Default' } } } },
        matchLabels: { app: 'web' },
        nodeSelector: { disk: 'fast' },
        readinessGates: ['example.com/ready'],
        imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'pull', 'pull')],
        hostAliases: [{ ip: '192.0.2.1', hostnames: ['db.example.com'] }],
        dns: { nameservers: ['192.0.2.2'], options: [{ name: 'ndots', value: '2' }], searches: ['example.com'] },
        securityContext: { user: 20000, sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] },
        containers: [{ image, portNumber: 8080, args: ['--all'], envVariables: { A: kplus.EnvValue.fromValue('b') } }],
      });
      new b.PodDisruptionBudget(chart, 'budget', { metadata, overrides, workload: web });
      const ports = [{ port: 80, targetPort: 8080, name: 'http' }];
      new b.Service(chart, 'service', { metadata, overrides, selector: web, ports });
      const template = { name: 'data', storage: Size.gibibytes(1), overrides: { spec: { volumeName: 'disk' } } };
      const set = new b.StatefulSet(chart, 'set', {
        containers: [{ image, portNumber: 1 }],
        volumeClaimTemplates: [template],
      });
      set.addContainer({ image, name: 'beside', args: ['--all'], volumeMounts: [] });
      web.connections.allowTo(set);
      const job = { containers: [{ image }], podFailurePolicy: [], overrides: { spec: { manualSelector: false } } };
      new b.Job(chart, 'job', { ...job, nameByContent: true });
      new b.CronJob(chart, 'cron', { containers: [{ image }], schedule: Cron.daily(), overrides });
    },
  },
  {
    title: 'components',
    build: (b, chart) => {
      const basics = {
        image,
        resources: b.Resources.of({ cpu: '100m', memory: '128Mi' }),
        command: ['/web'],
        args: ['--all'],
        environment: { A: 'b' },
        environmentFrom: { C: b.EnvironmentSource.secret('secret', 'c') },
        mounts: [b.Mount.secret('/etc/secret', 'secret', { keys: ['a', 'b'] }), b.Mount.emptyDir('/tmp')],
        initContainers: [{ name: 'setup', image, resources: b.Resources.small(), args: ['--once'] }],
        sidecars: [{ name: 'proxy', image, resources: b.Resources.small(), environment: { D: 'e' } }],
        overrides: { spec: { template: { metadata: { annotations: { note: 'seen' } } } } },
      };
      const health = b.Health.http({ readiness: '/readyz', liveness: '/healthz' });
      const web = new b.WebService(chart, 'web', { ...basics, port: 8080, health, additionalPorts: [] });
      const worker = new b.Worker(chart, 'worker', { ...basics, replicas: 2 });
      const task = new b.Task(chart, 'task', { ...basics, overrides: { spec: { completions: 1 } }, retries: 2 });
      const timeout = Duration.hours(1);
      new b.ScheduledTask(chart, 'backup', { ...basics, overrides, schedule: Cron.daily(), timeout });
      worker.connectTo(web);
      task.connectTo(web);
    },
  },
];
