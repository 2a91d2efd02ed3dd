import { Cron, Duration } from 'cdk8s';
import type {
  ContainerProps,
  CronJobProps,
  DaemonSetProps,
  Deployment,
  DeploymentProps,
  JobProps,
  StatefulSetProps,
} from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

const WEB: ContainerProps[] = [{ image: 'web', portNumber: 8080 }];

/** What kinds of workloads have of their own. */
export const WORKLOADS: Scenario[] = [
  ...each<(k: Plus) => DeploymentProps>(
    'a Deployment',
    {
      'of five': () => ({ replicas: 5 }),
      'of none': () => ({ replicas: 0 }),
      recreated: (k) => ({ strategy: k.DeploymentStrategy.recreate() }),
      'rolling with defaults': (k) => ({ strategy: k.DeploymentStrategy.rollingUpdate() }),
      'rolling by numbers': (k) => ({
        strategy: k.DeploymentStrategy.rollingUpdate({
          maxSurge: k.PercentOrAbsolute.absolute(1),
          maxUnavailable: k.PercentOrAbsolute.absolute(0),
        }),
      }),
      'rolling by percent': (k) => ({
        strategy: k.DeploymentStrategy.rollingUpdate({ maxSurge: k.PercentOrAbsolute.percent(50) }),
      }),
      'not rolling at all': (k) => ({
        strategy: k.DeploymentStrategy.rollingUpdate({
          maxSurge: k.PercentOrAbsolute.percent(0),
          maxUnavailable: k.PercentOrAbsolute.absolute(0),
        }),
      }),
      timed: () => ({ minReady: Duration.seconds(5), progressDeadline: Duration.seconds(60) }),
      'with a deadline before it is ready': () => ({
        minReady: Duration.seconds(60),
        progressDeadline: Duration.seconds(5),
      }),
      'that selects nothing': () => ({ select: false }),
      spread: () => ({ spread: true }),
      'with labels of pods': () => ({ podMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } } }),
    },
    (k, chart, give) => {
      new k.Deployment(chart, 'deployment', { containers: WEB, ...give(k) });
    },
  ),
  ...each<(k: Plus, deployment: Deployment) => void>(
    'a Deployment that selects',
    {
      labels: (k, deployment) => deployment.select(k.LabelSelector.of({ labels: { a: 'b', c: '' } })),
      expressions: (k, deployment) =>
        deployment.select(k.LabelSelector.of({ expressions: [k.LabelExpression.exists('a')] })),
      'two selectors': (k, deployment) =>
        deployment.select(k.LabelSelector.of({ labels: { a: 'b' } }), k.LabelSelector.of({ labels: { c: 'd' } })),
      'labels that it reads back': (k, deployment) => {
        deployment.select(k.LabelSelector.of({ labels: { a: 'b' } }));
        new k.ConfigMap(deployment, 'read', {
          data: {
            labels: JSON.stringify(Object.keys(deployment.matchLabels)),
            expressions: JSON.stringify(deployment.matchExpressions),
            empty: String(k.LabelSelector.of().isEmpty()),
            zero: String(k.PercentOrAbsolute.percent(0).isZero()),
            scales: String(deployment.hasAutoscaler),
            target: deployment.toScalingTarget().name,
          },
        });
      },
    },
    (k, chart, select) => {
      select(k, new k.Deployment(chart, 'deployment', { containers: WEB, select: false }));
    },
  ),
  ...each<(k: Plus, deployment: Deployment) => void>(
    'a Deployment exposed',
    {
      'by a Service': (_k, deployment) => deployment.exposeViaService(),
      'by a named Service': (k, deployment) =>
        deployment.exposeViaService({
          name: 'svc',
          serviceType: k.ServiceType.NODE_PORT,
          ports: [{ port: 8080, nodePort: 30080 }],
        }),
      'by a load balancer': (k, deployment) =>
        deployment.exposeViaService({
          serviceType: k.ServiceType.LOAD_BALANCER,
          ports: [{ port: 80, targetPort: 8080 }],
        }),
      'by two Services of a name': (_k, deployment) => {
        deployment.exposeViaService();
        deployment.exposeViaService();
      },
      'by an Ingress': (_k, deployment) => deployment.exposeViaIngress('/'),
      'by an Ingress of its own': (k, deployment) =>
        deployment.exposeViaIngress('/web', {
          ingress: new k.Ingress(deployment, 'own'),
          pathType: k.HttpIngressPathType.EXACT,
          name: 'behind',
        }),
    },
    (k, chart, expose) => expose(k, new k.Deployment(chart, 'deployment', { containers: WEB })),
  ),
  {
    title: 'a Deployment without ports exposed',
    build: (k, chart) => new k.Deployment(chart, 'web', { containers: [{ image: 'web' }] }).exposeViaService(),
  },
  ...each<(k: Plus) => Partial<StatefulSetProps>>(
    'a StatefulSet',
    {
      'of three': () => ({ replicas: 3 }),
      'all at once': (k) => ({ podManagementPolicy: k.PodManagementPolicy.PARALLEL }),
      'one by one': (k) => ({ podManagementPolicy: k.PodManagementPolicy.ORDERED_READY }),
      'updated by hand': (k) => ({ strategy: k.StatefulSetUpdateStrategy.onDelete() }),
      'updated in part': (k) => ({ strategy: k.StatefulSetUpdateStrategy.rollingUpdate({ partition: 2 }) }),
      updated: (k) => ({ strategy: k.StatefulSetUpdateStrategy.rollingUpdate() }),
      timed: () => ({ minReady: Duration.seconds(3) }),
      spread: () => ({ spread: true }),
      'without ports': () => ({ containers: [{ image: 'web' }] }),
      'with two ports': () => ({
        containers: [
          {
            image: 'web',
            ports: [
              { number: 1, name: 'a' },
              { number: 2, name: 'b' },
            ],
          },
        ],
      }),
    },
    (k, chart, give) => {
      new k.StatefulSet(chart, 'set', { containers: WEB, ...give(k) });
    },
  ),
  {
    title: 'a StatefulSet with a Service of its own',
    build: (k, chart) => {
      const service = new k.Service(chart, 'service', { clusterIP: 'None', ports: [{ port: 8080 }] });
      const set = new k.StatefulSet(chart, 'set', { containers: WEB, service });
      new k.ConfigMap(chart, 'read', {
        data: { name: set.service.name, target: JSON.stringify(Object.keys(set.toScalingTarget())) },
      });
    },
  },
  ...each<DaemonSetProps>(
    'a DaemonSet',
    { 'that waits': { minReadySeconds: 7 }, spread: { spread: true }, 'that selects nothing': { select: false } },
    (k, chart, props) => {
      new k.DaemonSet(chart, 'set', { containers: WEB, ...props });
    },
  ),
  ...each<(k: Plus) => JobProps>(
    'a Job',
    {
      limited: () => ({
        activeDeadline: Duration.hours(1),
        backoffLimit: 2,
        ttlAfterFinished: Duration.days(1),
      }),
      'never tried again': () => ({ backoffLimit: 0, ttlAfterFinished: Duration.seconds(0) }),
      'restarted on failure': (k) => ({ restartPolicy: k.RestartPolicy.ON_FAILURE }),
      'restarted as nobody said': () => ({ restartPolicy: undefined }),
      'that selects': () => ({ select: true }),
    },
    (k, chart, give) => {
      new k.Job(chart, 'job', { containers: WEB, ...give(k) });
    },
  ),
  ...each<(k: Plus) => Partial<CronJobProps>>(
    'a CronJob',
    {
      bare: () => ({}),
      'each minute': () => ({ schedule: Cron.everyMinute() }),
      'in a time zone': () => ({ timeZone: 'Europe/Berlin', schedule: Cron.schedule({ hour: '3', minute: '0' }) }),
      'that may run twice': (k) => ({ concurrencyPolicy: k.ConcurrencyPolicy.ALLOW }),
      'that is replaced': (k) => ({ concurrencyPolicy: k.ConcurrencyPolicy.REPLACE }),
      'that never runs twice': (k) => ({ concurrencyPolicy: k.ConcurrencyPolicy.FORBID }),
      suspended: () => ({ suspend: true }),
      'that keeps Jobs': () => ({ successfulJobsRetained: 9, failedJobsRetained: 8 }),
      'that keeps nothing': () => ({ successfulJobsRetained: 0, failedJobsRetained: 0 }),
      'that is late': () => ({ startingDeadline: Duration.minutes(5) }),
      'with a deadline too short': () => ({ startingDeadline: Duration.seconds(5) }),
      'with Jobs that have limits': () => ({ backoffLimit: 1, activeDeadline: Duration.minutes(1) }),
      'with Jobs that vanish': () => ({ ttlAfterFinished: Duration.minutes(1) }),
      'with Jobs that vanish and are kept': () => ({
        ttlAfterFinished: Duration.minutes(1),
        successfulJobsRetained: 1,
      }),
      'restarted on failure': (k) => ({ restartPolicy: k.RestartPolicy.ON_FAILURE }),
      isolated: () => ({ isolate: true }),
      spread: () => ({ spread: true }),
    },
    (k, chart, give) => {
      new k.CronJob(chart, 'job', { containers: WEB, schedule: Cron.daily(), ...give(k) });
    },
  ),
  ...each<(k: Plus, deployment: Deployment, other: Deployment) => void>(
    'scheduling of a workload',
    {
      'spread over nodes': (_k, deployment) => deployment.scheduling.spread(),
      'rather spread over zones': (k, deployment) =>
        deployment.scheduling.spread({ topology: k.Topology.ZONE, weight: 5 }),
      'beside another': (_k, deployment, other) => deployment.scheduling.colocate(other),
      'away from another': (_k, deployment, other) => deployment.scheduling.separate(other, { weight: 7 }),
      'on labeled nodes': (k, deployment) =>
        deployment.scheduling.attract(k.Node.labeled(k.NodeLabelQuery.is('a', 'b'))),
      'in its class': (k, deployment) => new k.WorkloadScheduling(deployment as never).spread(),
    },
    (k, chart, schedule) => {
      schedule(
        k,
        new k.Deployment(chart, 'deployment', { containers: WEB }),
        new k.Deployment(chart, 'other', { containers: WEB }),
      );
    },
  ),
];
