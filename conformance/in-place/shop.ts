import { Cron, Duration, Size } from 'cdk8s';
import {
  Chart,
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  Health,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Posture,
  Resources,
  Role,
  ScheduledTask,
  Secret,
  ServiceAccount,
  StatefulSet,
  Task,
  Testing,
  WebService,
  Worker,
  WorkloadProps,
} from '../../src';
import * as kplus from '../../src/plus';

const ACCESS = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];

/** What changes in the life of an app. */
export interface Shop {
  readonly posture: Posture;
  readonly version: string;
  readonly variables: { readonly [name: string]: string };
  readonly cpu: number;
  readonly greeting: string;
  readonly password: string;
  readonly replicas: number;
  readonly labels: { readonly [name: string]: string };
  readonly ports: readonly number[];
  readonly hasScratch: boolean;
  readonly readiness?: string;
  /** Whether connections and grants are declared. */
  readonly isConnected: boolean;
  /** The account of a Deployment. @default - one of its own if it is granted something */
  readonly account?: string;
  /** Of the volumes of a StatefulSet. */
  readonly size: Size;
  /** When what is scheduled runs. */
  readonly hour: string;
}

/** An app that has every kind of object that its teams apply again and again. */
export function shop(namespace: string, now: Shop): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace, posture: now.posture, labels: now.labels });
  const settings = new ConfigMap(chart, 'settings', { data: { greeting: now.greeting } });
  const fixed = new ConfigMap(chart, 'fixed', { data: { greeting: now.greeting }, nameByContent: true });
  const password = new Secret(chart, 'password', { stringData: { password: now.password } });
  const workload = (): WorkloadProps => ({ containers: [container(now)], podMetadata: { labels: now.labels } });

  const web = new Deployment(chart, 'web', { ...workload(), replicas: now.replicas });
  const [main] = web.containers;
  main.env.addVariable('GREETING', kplus.EnvValue.fromConfigMap(settings, 'greeting'));
  main.env.addVariable('FIXED', kplus.EnvValue.fromConfigMap(fixed, 'greeting'));
  main.mount('/password', kplus.Volume.fromSecret(chart, 'files', password));
  main.mount('/entries', kplus.Volume.fromPersistentVolumeClaim(chart, 'volume', claim(chart)));
  if (now.hasScratch) {
    main.mount('/scratch', kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch'));
  }
  const ports = now.ports.map((port) => ({ port, name: `http-${port}` }));
  const service = web.exposeViaService({ ports });
  const ingress = new Ingress(chart, 'ingress', { tls: [{ hosts: ['shop.example.com'], secret: password }] });
  ingress.addHostRule('shop.example.com', '/', kplus.IngressBackend.fromService(service, { port: now.ports[0] }));
  new PodDisruptionBudget(chart, 'budget', { workload: web });

  const serviceAccount =
    now.account === undefined ? undefined : ServiceAccount.fromServiceAccountName(chart, 'account', now.account);
  const scaled = new Deployment(chart, 'scaled', { ...workload(), serviceAccount });
  new HorizontalPodAutoscaler(chart, 'load', { target: scaled, maxReplicas: now.replicas + 5 });
  const db = new StatefulSet(chart, 'db', { ...workload(), replicas: now.replicas });
  const data = db.addVolumeClaimTemplate({ name: 'data', accessModes: ACCESS, storage: now.size });
  db.containers[0].mount('/data', data);
  new DaemonSet(chart, 'agent', workload());
  new CronJob(chart, 'nightly', { ...workload(), schedule: Cron.schedule({ hour: now.hour, minute: '0' }) });
  new Job(chart, 'migration', { ...workload(), nameByContent: true });

  const role = new Role(chart, 'role');
  role.allowRead(settings);
  if (now.isConnected) {
    web.connections.allowTo(db);
    scaled.connections.allowTo(web);
    role.allowRead(kplus.ApiResource.PODS);
    role.bind(scaled);
  }
  components(chart, now);
  return chart;
}

function components(chart: Chart, now: Shop): void {
  const image = `registry.example.com/web:${now.version}`;
  const resources = Resources.small();
  const basics = { image, resources, environment: now.variables };
  const front = new WebService(chart, 'front', {
    ...basics,
    port: now.ports[0],
    replicas: now.replicas,
    health: Health.http({ readiness: now.readiness ?? '/' }),
  });
  const back = new Worker(chart, 'back', { ...basics, replicas: now.replicas });
  new Task(chart, 'seed', { ...basics, retries: now.replicas, timeout: Duration.hours(1) });
  new ScheduledTask(chart, 'backup', { ...basics, schedule: Cron.schedule({ hour: now.hour, minute: '0' }) });
  if (now.isConnected) {
    back.connectTo(front);
  }
}

function container(now: Shop): kplus.ContainerProps {
  const variables = Object.entries(now.variables).map(([name, value]) => [name, kplus.EnvValue.fromValue(value)]);
  return {
    name: 'main',
    image: `registry.example.com/web:${now.version}`,
    ports: now.ports.map((number) => ({ number, name: `http-${number}` })),
    envVariables: Object.fromEntries(variables),
    resources: { cpu: { request: kplus.Cpu.millis(now.cpu) } },
    readiness: now.readiness === undefined ? undefined : kplus.Probe.fromHttpGet(now.readiness),
  };
}

function claim(chart: Chart): PersistentVolumeClaim {
  return new PersistentVolumeClaim(chart, 'entries', {
    accessModes: ACCESS,
    storage: Size.gibibytes(1),
    storageClassName: 'fast',
  });
}
