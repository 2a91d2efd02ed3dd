import { ApiObject, Cron, Duration, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Chart,
  ClusterRole,
  ConfigMap,
  CronJob,
  Deployment,
  EnvironmentSource,
  Health,
  Job,
  Mount,
  NetworkPolicy,
  Peers,
  PodDisruptionBudget,
  Posture,
  Resources,
  Role,
  ScheduledTask,
  ScheduledTaskProps,
  Service,
  Subresource,
  Task,
  TaskProps,
  Testing,
  WebService,
  Worker,
} from '../../src';
import { findingsOf } from '../support/plus-shop';

const migrate: TaskProps = { image: 'registry.example.com/migrate:1.4.2', resources: Resources.small() };
const backup: ScheduledTaskProps = { ...migrate, schedule: Cron.schedule({ hour: '3', minute: '0' }) };

function render(make: (chart: Chart) => void, posture?: Posture): any[] {
  const chart = new Chart(Testing.app({ posture }), 'test', { namespace: 'shop' });
  make(chart);
  return Testing.synth(chart);
}

function jobOf(make: (chart: Chart) => void, posture?: Posture): any {
  return render(make, posture).find(({ kind }) => kind === 'Job');
}

const ADDRESS = 'cdk8s.io/metadata.addr';
const web = { containers: [{ image: 'registry.example.com/web:1.0.0', portNumber: 8080 }], isolate: false };

/** All objects in manifests whose fields are labels, as selectors have them. */
function labelsIn(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(labelsIn)] : [];
}

const nameOf = (make: (chart: Chart) => void, posture?: Posture): string => jobOf(make, posture).metadata.name;
const plain = (chart: Chart) => new Task(chart, 'migrate', migrate);

test('a Task renders as reviewed', () => {
  expect(render(plain)).toMatchSnapshot();
});

test('a ScheduledTask renders as reviewed', () => {
  expect(
    render((chart) => new ScheduledTask(chart, 'backup', { ...backup, timeZone: 'Europe/Berlin' })),
  ).toMatchSnapshot();
});

test('nothing is wrong with either', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'test', { namespace: 'shop', createNamespace: true });
  const image = `registry.example.com/migrate:1.4.2@sha256:${'a'.repeat(64)}`;
  new Task(chart, 'migrate', { ...migrate, image });
  new ScheduledTask(chart, 'backup', { ...backup, image });
  expect(findingsOf(chart)).toEqual([]);
});

describe('a Task that has changed is a new Job', () => {
  const changes: { [title: string]: (chart: Chart) => void } = {
    'its image': (chart) => new Task(chart, 'migrate', { ...migrate, image: 'registry.example.com/migrate:1.4.3' }),
    'its retries': (chart) => new Task(chart, 'migrate', { ...migrate, retries: 2 }),
    'a variable': (chart) => new Task(chart, 'migrate', { ...migrate, environment: { A: 'b' } }),
    'an override': (chart) => new Task(chart, 'migrate', { ...migrate, overrides: { spec: { parallelism: 2 } } }),
    'a patch': (chart) => {
      const { job } = new Task(chart, 'migrate', migrate);
      ApiObject.of(job).addJsonPatch(JsonPatch.add('/spec/ttlSecondsAfterFinished', 60));
    },
    'a grant, which mounts a token': (chart) => {
      const role = new Role(chart, 'role');
      role.allowGet(kplus.ApiResource.PODS);
      const task = new Task(chart, 'migrate', migrate);
      role.bind(task);
      task.connectTo(Peers.apiServer());
    },
  };

  test.each(Object.entries(changes))('%s', (_title, change) => {
    expect(nameOf(change)).toMatch(/^migrate-[0-9a-f]{10}$/);
    expect(nameOf(change)).not.toBe(nameOf(plain));
  });

  test('the content of a ConfigMap that is named by it', () => {
    const withConfig = (value: string) => (chart: Chart) => {
      const config = new ConfigMap(chart, 'config', {
        metadata: { name: 'config' },
        data: { value },
        nameByContent: true,
      });
      new Task(chart, 'migrate', { ...migrate, mounts: [Mount.configMap('/etc/migrate', config.name)] });
    };
    expect(nameOf(withConfig('one'))).not.toBe(nameOf(withConfig('two')));
  });
});

test('a Task that has not changed is the same Job, wherever its code stands and whoever else is there', () => {
  const elsewhere = (chart: Chart) => {
    new WebService(chart, 'web', {
      image: 'registry.example.com/web:1.0.0',
      port: 8080,
      health: Health.http({ readiness: '/readyz' }),
      resources: Resources.small(),
    });
    new Task(new Chart(chart, 'nested', { namespace: 'shop' }), 'migrate', migrate);
  };
  const app = Testing.app();
  elsewhere(new Chart(app, 'other', { namespace: 'shop' }));
  expect(app.synthYaml()).toContain(`name: ${nameOf(plain)}\n`);
});

test('a Task is named by what it becomes under the posture in force', () => {
  expect(nameOf(plain, Posture.none())).not.toBe(nameOf(plain));
});

test('what is tried again, and for how long, is what is written', () => {
  const job = jobOf((chart) => new Task(chart, 'migrate', { ...migrate, retries: 0, timeout: Duration.minutes(10) }));
  expect(job.spec).toMatchObject({ activeDeadlineSeconds: 600, backoffLimit: 0 });
});

test('a Task calls a component, and is told its address', () => {
  const objects = render((chart) => {
    const db = new WebService(chart, 'db', {
      image: 'registry.example.com/db:1.0.0',
      port: 5432,
      health: Health.tcp(),
      resources: Resources.small(),
    });
    new Task(chart, 'migrate', {
      ...migrate,
      environmentFrom: { PASSWORD: EnvironmentSource.secret('db', 'password') },
    }).connectTo(db, { env: 'DB_ADDR' });
  });
  const [container] = objects.find(({ kind }) => kind === 'Job').spec.template.spec.containers;
  expect(container.env).toContainEqual({ name: 'DB_ADDR', value: 'db:5432' });
  const policy = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'migrate');
  expect(policy.spec.podSelector).toEqual({ matchLabels: { 'cdk8s-bulkhead/workload': 'migrate' } });
});

describe.each([
  ['a Task', (chart: Chart) => new Task(chart, 'migrate', migrate).job],
  ['a ScheduledTask', (chart: Chart) => new ScheduledTask(chart, 'migrate', backup).cronJob],
  ['a Worker', (chart: Chart) => new Worker(chart, 'migrate', migrate).deployment],
])('whoever is given the pods of %s finds them', (_title, podsOf) => {
  const found = { 'cdk8s-bulkhead/workload': 'migrate' };
  const webOf = (chart: Chart) => new Deployment(chart, 'web', web);
  const given: { [title: string]: (chart: Chart, pods: Deployment | Job | CronJob) => void } = {
    'a workload that is to run beside them': (chart, pods) => webOf(chart).scheduling.colocate(pods),
    'a workload that is to run elsewhere': (chart, pods) => webOf(chart).scheduling.separate(pods),
    'a NetworkPolicy that lets them in': (chart, pods) =>
      new NetworkPolicy(chart, 'policy', { selector: webOf(chart) }).addIngress({ peers: [pods] }),
    'a NetworkPolicy that is about them': (chart, pods) =>
      new NetworkPolicy(chart, 'policy', {
        selector: pods,
        ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
      }),
    'a Service that leads to them': (chart, pods) =>
      new Service(chart, 'service', { selector: pods, ports: [{ port: 80, targetPort: 8080 }] }),
    'a budget for them': (chart, pods) => new PodDisruptionBudget(chart, 'budget', { workload: pods }),
  };

  test.each(Object.entries(given))('%s', (_given, give) => {
    const objects = render((chart) => give(chart, podsOf(chart)));
    const others = objects.filter(({ metadata }) => metadata.labels?.app !== 'migrate');
    expect(labelsIn(others)).toContainEqual(found);
    const labels = objects.map(({ spec }) => (spec?.jobTemplate?.spec ?? spec)?.template?.metadata.labels);
    expect(labels).toContainEqual(expect.objectContaining(found));
    expect(JSON.stringify(objects)).not.toContain(`"${ADDRESS}":"test-migrate-`);
  });
});

test('a role for the Job of a Task is about the Job, by whatever name it has', () => {
  const objects = render((chart) => {
    const task = plain(chart);
    task.job.permissions.grantRead(new Worker(chart, 'web', migrate));
    new Role(chart, 'role').allow(['get'], task.job, Subresource.of(task.job, 'status'));
    new ClusterRole(chart, 'cluster-role').allowRead(task.job);
    expect(task.contentName()).toBe(nameOf(plain));
  });
  const rules = objects.filter(({ kind }) => /Role$/.test(kind)).flatMap((role) => role.rules);
  expect(rules.map(({ resources }) => resources[0])).toEqual(['jobs', 'jobs', 'jobs/status', 'jobs']);
  expect(rules.map(({ resourceNames }) => resourceNames)).toEqual(rules.map(() => [nameOf(plain)]));
});

test('a Task that changes after its contentName was asked for is refused', () => {
  expect(() =>
    render((chart) => {
      const task = plain(chart);
      task.contentName();
      task.job.containers[0].env.addVariable('A', kplus.EnvValue.fromValue('b'));
    }),
  ).toThrow(/^"test\/migrate\/Job\/Resource" has changed after its contentName\(\) was asked for/);
});

test.each([
  ['Upper', migrate, 'the component "Upper" gives its id to its objects'],
  ['migrate', { ...migrate, resources: undefined as never }, 'container "migrate" has no resources'],
  ['migrate', { ...migrate, retries: -1 }, 'retries of "migrate" must be a whole number of at least 0, not -1'],
  ['migrate', { ...migrate, retries: 1.5 }, 'retries of "migrate" must be a whole number of at least 0, not 1.5'],
  [
    'migrate',
    { ...migrate, timeout: Duration.millis(1500) },
    'timeout of "migrate" must be a whole number of seconds of at least 1, not 1.5',
  ],
  [
    'migrate',
    { ...migrate, timeout: Duration.seconds(0) },
    'timeout of "migrate" must be a whole number of seconds of at least 1, not 0',
  ],
  [
    'migrate',
    { ...migrate, terminationGracePeriod: Duration.millis(500) },
    'terminationGracePeriod of "migrate" must be a whole number of seconds of at least 0, not 0.5',
  ],
])('bad input is refused where it is written, under whatever posture: %s, %p', (id, props, message) => {
  for (const posture of [Posture.restricted(), Posture.none()]) {
    const chart = new Chart(Testing.app({ posture }), 'test', { namespace: 'shop' });
    expect(() => new Task(chart, id, props)).toThrow(message);
    expect(() => new ScheduledTask(chart, `${id}-often`, { ...backup, ...props })).toThrow(
      message.replace(`"${id}"`, `"${id}-often"`),
    );
  }
});

test.each([
  ['5 seconds', Duration.seconds(5), 'at least 10, not 5'],
  ['a fraction', Duration.millis(10_500), 'at least 10, not 10.5'],
])('a run that may start late by %s is refused in words', (_title, startingDeadline, message) => {
  for (const posture of [Posture.restricted(), Posture.none()]) {
    const chart = new Chart(Testing.app({ posture }), 'test', { namespace: 'shop' });
    expect(() => new ScheduledTask(chart, 'backup', { ...backup, startingDeadline })).toThrow(
      `startingDeadline of "backup" must be a whole number of seconds of ${message}`,
    );
  }
});

test('a ScheduledTask leaves room for the names of its Jobs', () => {
  const id = 'a'.repeat(53);
  expect(() => render((chart) => new ScheduledTask(chart, id, backup))).toThrow(/is 53 characters long.*at most 52/);
});
