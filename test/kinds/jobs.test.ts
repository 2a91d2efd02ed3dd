import { Cron, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Chart,
  CompletionMode,
  CronJob,
  Job,
  JobProps,
  PodFailureAction,
  PodFailureRule,
  PodReplacementPolicy,
  Posture,
  Testing,
} from '../../src';
import type { JsonObject } from '../../src/manifest/json';

const CONTAINERS = [
  { image: 'registry.example.com/import:1.4.2', securityContext: { user: 20000, group: 20000 }, resources: {} },
];

const INDEXED: JobProps = {
  completions: 5,
  parallelism: 2,
  completionMode: CompletionMode.INDEXED,
  backoffLimitPerIndex: 1,
  maxFailedIndexes: 2,
  podReplacementPolicy: PodReplacementPolicy.FAILED,
  podFailurePolicy: [
    PodFailureRule.onExitCodes(PodFailureAction.FAIL_JOB, [42, 3], { container: 'main' }),
    PodFailureRule.onExitCodes(PodFailureAction.FAIL_INDEX, [0, 1], { allOthers: true }),
    PodFailureRule.onPodCondition(PodFailureAction.IGNORE),
  ],
};

const FIELDS = {
  completions: 5,
  parallelism: 2,
  completionMode: 'Indexed',
  backoffLimitPerIndex: 1,
  maxFailedIndexes: 2,
  podReplacementPolicy: 'Failed',
  podFailurePolicy: {
    rules: [
      { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [3, 42] } },
      { action: 'FailIndex', onExitCodes: { operator: 'NotIn', values: [0, 1] } },
      { action: 'Ignore', onPodConditions: [{ status: 'True', type: 'DisruptionTarget' }] },
    ],
  },
};

describe.each([
  ['restricted', Posture.restricted()],
  ['none', Posture.none()],
])('under the posture %s', (_name, posture) => {
  test('a Job works through indexes, and says what to do when one fails', () => {
    const spec = specOf(
      posture,
      (chart) => new Job(chart, 'job', { containers: CONTAINERS, ...INDEXED, suspend: true }),
    );
    expect(spec).toMatchObject({ ...FIELDS, suspend: true });
  });

  test('a CronJob makes such Jobs, and is suspended itself', () => {
    const spec = specOf(
      posture,
      (chart) =>
        new CronJob(chart, 'job', { containers: CONTAINERS, schedule: Cron.daily(), ...INDEXED, suspend: true }),
    );
    expect(spec).toMatchObject({ suspend: true, jobTemplate: { spec: FIELDS } });
    expect(spec.jobTemplate).not.toHaveProperty('spec.suspend');
  });
});

test('pods of a Job end, also where its restart policy was passed on without a value', () => {
  const create = (kinds: Pick<typeof kplus, 'Job'>) => (chart: Chart) =>
    new kinds.Job(chart, 'job', { containers: CONTAINERS, restartPolicy: undefined });
  const ending = 'template.spec.restartPolicy';

  expect(specOf(Posture.none(), create(kplus))).toHaveProperty(ending, 'Always');
  expect(specOf(Posture.none(), create({ Job }))).toHaveProperty(ending, 'Always');
  expect(specOf(Posture.restricted(), create({ Job }))).toHaveProperty(ending, 'Never');
});

test.each([
  ['none', [], 'a rule needs from 1 to 255 exit codes, not 0'],
  ['one twice', [1, 1], 'the exit code 1 stands there twice; write it once'],
  ['success', [0], 'exit codes must be whole numbers from 1 on, not 0'],
  ['a half', [1.5], 'exit codes must be whole numbers from 1 on, not 1.5'],
])('exit codes are refused: %s', (_title, codes, message) => {
  expect(() => PodFailureRule.onExitCodes(PodFailureAction.FAIL_JOB, codes)).toThrow(message);
});

test('what cannot run is refused with the construct, and what to write', () => {
  const { chart } = chartOf(Posture.restricted());
  new Job(chart, 'job', { containers: CONTAINERS, parallelism: -1, ttlAfterFinished: Duration.days(1) });
  expect(() => Testing.synth(chart)).toThrow(
    /valid-job.*chart\/job.*parallelism must be a whole number of at least 0/s,
  );
});

test.each([
  ['activeDeadline', 'Job', { activeDeadline: Duration.millis(1500) }],
  ['ttlAfterFinished', 'CronJob', { ttlAfterFinished: Duration.millis(1500) }],
] as const)('a fraction of a second as %s of a %s is refused in words', (prop, kind, props) => {
  const create = (kinds: Pick<typeof kplus, 'Job' | 'CronJob'>, posture: Posture) => () =>
    specOf(posture, (chart) =>
      kind === 'Job'
        ? new kinds.Job(chart, 'job', { containers: CONTAINERS, ...props })
        : new kinds.CronJob(chart, 'job', { containers: CONTAINERS, schedule: Cron.daily(), ...props }),
    );
  const theirs = /^Failed serializing construct at path 'chart\/job\/Resource' with name/;
  expect(create(kplus, Posture.restricted())).toThrow(theirs);
  expect(create({ Job, CronJob }, Posture.none())).toThrow(theirs);
  expect(create({ Job, CronJob }, Posture.restricted())).toThrow(
    `[chart/job] ${prop} must be a whole number of seconds of at least 0, not 1.5`,
  );
});

test('a CronJob that cannot start late enough is told how late that is', () => {
  const create = (kinds: Pick<typeof kplus, 'CronJob'>, posture: Posture) => () =>
    new kinds.CronJob(chartOf(posture).chart, 'job', {
      containers: CONTAINERS,
      schedule: Cron.daily(),
      startingDeadline: Duration.seconds(5),
    });
  expect(create(kplus, Posture.restricted())).toThrow('The value passed is: [object Object]');
  expect(create({ CronJob }, Posture.none())).toThrow('The value passed is: [object Object]');
  expect(create({ CronJob }, Posture.restricted())).toThrow(
    'startingDeadline of "chart/job" must be a whole number of seconds of at least 10, not 5',
  );
});

test('Jobs that are named by their content have the same labels in every version', () => {
  const labelsOf = (image: string) => {
    const chart = new Chart(Testing.app(), 'shop');
    new Job(chart, 'job', { metadata: { name: 'import' }, nameByContent: true, containers: [{ image }] });
    return Testing.synth(chart).find(({ kind }) => kind === 'Job').metadata;
  };
  const [before, after] = ['registry.example.com/import:1', 'registry.example.com/import:2'].map(labelsOf);
  expect(after.name).not.toBe(before.name);
  expect(after.labels).toEqual(before.labels);
  expect(after.labels).toMatchObject({ app: 'import', 'app.kubernetes.io/name': 'import' });
});

function chartOf(posture: Posture): { chart: Chart } {
  return { chart: new Chart(Testing.app({ posture }), 'chart', { namespace: 'shop' }) };
}

function specOf(posture: Posture, create: (chart: Chart) => unknown): JsonObject {
  const { chart } = chartOf(posture);
  create(chart);
  const manifests = Testing.synth(chart) as JsonObject[];
  return manifests.find(({ kind }) => kind === 'Job' || kind === 'CronJob')!.spec as JsonObject;
}
