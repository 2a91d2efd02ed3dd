import { fieldOf, isAbsent, JsonObject, listIn, objectIn, Path, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/** Numbers of a Job that can be any from 0 on. */
const COUNTS = [
  'activeDeadlineSeconds',
  'backoffLimit',
  'backoffLimitPerIndex',
  'completions',
  'maxFailedIndexes',
  'parallelism',
  'ttlSecondsAfterFinished',
];

/** The same of a CronJob itself. */
const CRON_JOB_COUNTS = ['failedJobsHistoryLimit', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit'];

/** How many indexes of a Job can be at work at the same time, and how many can fail. */
const MOST_INDEXES = 100_000;

/**
 * Fields: Jobs, and those of CronJobs: numbers, completionMode, backoffLimitPerIndex, podFailurePolicy and what they need
 * Allowed: what an API server takes
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const validJob: Rule = {
  id: 'valid-job',
  summary: 'Jobs are what the API server takes',
  why: 'The API server refuses the object, so that nothing runs.',
  severity: REFUSED,
  kinds: ['batch/CronJob', 'batch/Job'],
  check: (resource) => {
    const path = resource.kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec'] : ['spec'];
    const job = resource.kind === 'CronJob' ? objectIn(objectIn(resource.spec, 'jobTemplate'), 'spec') : resource.spec;
    return [
      ...(resource.kind === 'CronJob' ? countViolations(resource, resource.spec, CRON_JOB_COUNTS, ['spec']) : []),
      ...countViolations(resource, job ?? {}, COUNTS, path),
      ...faultsOf(job ?? {}).map(([field, fault]) => violation(objectTarget(resource), [...path, ...field], fault)),
    ];
  },
};

function countViolations(resource: Resource, parent: JsonObject, counts: readonly string[], path: Path): Violation[] {
  return counts
    .filter((count) => {
      const value = fieldOf(parent, count);
      return !isAbsent(value) && !(Number.isInteger(value) && (value as number) >= 0);
    })
    .map((count) => violation(objectTarget(resource), [...path, count], 'must be a whole number of at least 0'));
}

type Fault = readonly [field: Path, fault: string];

/** What does not go together. */
function faultsOf(job: JsonObject): Fault[] {
  const isIndexed = fieldOf(job, 'completionMode') === 'Indexed';
  const isPerIndex = !isAbsent(fieldOf(job, 'backoffLimitPerIndex'));
  const hasPolicy = objectIn(job, 'podFailurePolicy') !== undefined;
  const neverRestarts = stringIn(objectIn(objectIn(job, 'template'), 'spec'), 'restartPolicy') === 'Never';
  const faults: [boolean, Fault][] = [
    [
      isIndexed && isAbsent(fieldOf(job, 'completions')) && !isAbsent(fieldOf(job, 'parallelism')),
      [['completions'], 'must be set beside parallelism and completionMode "Indexed"'],
    ],
    [
      isIndexed && numberIn(job, 'parallelism') > MOST_INDEXES,
      [['parallelism'], `must be at most ${MOST_INDEXES} beside completionMode "Indexed"`],
    ],
    [
      numberIn(job, 'maxFailedIndexes') > numberIn(job, 'completions'),
      [['maxFailedIndexes'], 'must be at most completions'],
    ],
    [isPerIndex && !isIndexed, [['backoffLimitPerIndex'], 'needs completionMode "Indexed"']],
    [
      !isAbsent(fieldOf(job, 'maxFailedIndexes')) && !isPerIndex,
      [['backoffLimitPerIndex'], 'must be set beside maxFailedIndexes'],
    ],
    [hasPolicy && !neverRestarts, [['template', 'spec', 'restartPolicy'], 'must be "Never" beside podFailurePolicy']],
    [
      hasPolicy && fieldOf(job, 'podReplacementPolicy') === 'TerminatingOrFailed',
      [['podReplacementPolicy'], 'must be "Failed" beside podFailurePolicy'],
    ],
  ];
  return [...faults.filter(([applies]) => applies).map(([, fault]) => fault), ...ruleFaults(job, isPerIndex)];
}

/** What is no number has been found already, and is neither more nor less than another. */
function numberIn(job: JsonObject, field: string): number {
  const value = fieldOf(job, field);
  return typeof value === 'number' ? value : Number.NaN;
}

function ruleFaults(job: JsonObject, isPerIndex: boolean): Fault[] {
  const pod = objectIn(objectIn(job, 'template'), 'spec');
  const names = [...listIn(pod, 'containers'), ...listIn(pod, 'initContainers')].map((each) => stringIn(each, 'name'));
  return listIn(objectIn(job, 'podFailurePolicy'), 'rules').flatMap((rule, index): Fault[] => {
    const path = ['podFailurePolicy', 'rules', index];
    const container = stringIn(objectIn(rule, 'onExitCodes'), 'containerName');
    return [
      ...(fieldOf(rule, 'action') === 'FailIndex' && !isPerIndex
        ? [[[...path, 'action'], 'needs backoffLimitPerIndex'] as const]
        : []),
      ...(container !== undefined && !names.includes(container)
        ? [[[...path, 'onExitCodes', 'containerName'], 'must be the name of a container of the pod'] as const]
        : []),
    ];
  });
}
