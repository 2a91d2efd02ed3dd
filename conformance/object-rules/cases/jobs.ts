import { cronJob, job, object, podSpec } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const NUMBERS: readonly unknown[] = [-1, 0, 1, 100_001, 1.5, '1', true, null, NOTHING];
const COUNTS = [
  'activeDeadlineSeconds',
  'backoffLimit',
  'completions',
  'maxFailedIndexes',
  'parallelism',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
];
const HISTORIES = ['failedJobsHistoryLimit', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit'];

const INDEXED = { completionMode: 'Indexed', completions: 3 };
const RULES: readonly object[] = [
  { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
  { action: 'FailIndex', onExitCodes: { operator: 'In', values: [1, 2] } },
  { action: 'FailJob', onExitCodes: { containerName: 'other', operator: 'In', values: [1] } },
];
const SPECS: readonly { readonly [field: string]: unknown }[] = [
  {},
  { completionMode: 'Indexed' },
  INDEXED,
  { ...INDEXED, backoffLimitPerIndex: 1 },
  { ...INDEXED, backoffLimitPerIndex: 1, maxFailedIndexes: 3 },
  { ...INDEXED, backoffLimitPerIndex: 1, maxFailedIndexes: 4 },
  { ...INDEXED, maxFailedIndexes: 1 },
  { backoffLimitPerIndex: 1 },
  { podReplacementPolicy: 'Failed' },
  { podReplacementPolicy: 'TerminatingOrFailed' },
];

const SCHEDULES = [
  ...['* * * * *', '*/5 * * * *', '0-30/10,45 1,2 1-31/2 jan-MAR,dec sun,1-5', '0 3 ? * *', '7/15 * * * *'],
  ...['@daily', '@every 1h30m', '@every soon', '@every', '@noon', '@Daily', '@reboot', '@', '@every -1h', '@every 1'],
  ...[
    '',
    ' ',
    '0 3 * *',
    '0 0 3 * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * 32 * *',
    '* * * 0 *',
    '* * * 13 *',
  ],
  ...[
    '* * * * 7',
    '* * * * 8',
    '* * * * SUN-MON',
    '* * * * sunday',
    '* * * january *',
    '-1 * * * *',
    '1- * * * *',
    '-',
  ],
  ...['1-2-3 * * * *', '1/2/3 * * * *', '*/0 * * * *', '*/-1 * * * *', '*/61 * * * *', '5-3 * * * *', 'a * * * *'],
  ...[
    '+5 * * * *',
    '05 * * * *',
    ', * * * *',
    '1,,2 * * * *',
    '1, * * * *',
    '*-5 * * * *',
    '*/a * * * *',
    '1.5 * * * *',
  ],
  ...[
    '0 3 L * *',
    '0 3 * * 5#3',
    '0 3 30 2 *',
    '0\t3 * * *',
    'TZ=UTC * * * * *',
    'CRON_TZ=UTC * * * * *',
    'tz=UTC 0 3 * * *',
  ],
  ...['* * * * *\n', '0 3 * * mon-fri', '0 3 * * fri-mon', '?-3 * * * *', '%5 * * * *', '0x5 * * * *', '1e1 * * * *'],
];
const TIME_ZONES: readonly unknown[] = [
  ...['Europe/Berlin', 'europe/berlin', 'EUROPE/BERLIN', 'UTC', 'utc', 'Etc/UTC', 'Etc/GMT+5', 'GMT', 'US/Eastern'],
  ...['us/eastern', 'Local', 'local', 'Mars/Base', '+02:00', '', ' ', 'Europe/Berlin ', '../UTC', '/etc/localtime'],
  ...['America/Argentina/Buenos_Aires', 'America/Buenos_Aires', 'Asia/Calcutta', 'Asia/Kolkata', 'EST', 'est', 'CET'],
  ...['Europe', 'Zulu', 'PST', 'EST5EDT', 5, null],
];

const cron = (spec: object) =>
  object('batch/v1', 'CronJob', { spec: { ...(cronJob().spec as object), schedule: '@daily', ...spec } });

export const jobCases: readonly Case[] = [
  ...pairs(COUNTS, NUMBERS).flatMap(([field, number]) => [
    { title: `a Job with ${field} ${shown(number)}`, manifest: job({ [field]: number }) },
    { title: `an indexed Job with ${field} ${shown(number)}`, manifest: job({ ...INDEXED, [field]: number }) },
    { title: `Jobs of a CronJob with ${field} ${shown(number)}`, manifest: cronJob({ [field]: number }) },
  ]),
  ...pairs(HISTORIES, NUMBERS).map(([field, number]) => ({
    title: `a CronJob with ${field} ${shown(number)}`,
    manifest: cron({ [field]: number }),
  })),
  ...pairs(SPECS, [NOTHING, ...RULES]).flatMap(([spec, rule]) =>
    ['Never', 'OnFailure'].map((restartPolicy) => ({
      title: `a Job ${shown(spec)} of pods restarted ${restartPolicy} with ${shown(rule)}`,
      manifest: job({
        ...spec,
        ...(rule ? { podFailurePolicy: { rules: [rule] } } : {}),
        template: { spec: podSpec({ restartPolicy }) },
      }),
    })),
  ),
  ...SCHEDULES.map((schedule) => ({ title: `the schedule ${shown(schedule)}`, manifest: cron({ schedule }) })),
  ...TIME_ZONES.map((timeZone) => ({ title: `the time zone ${shown(timeZone)}`, manifest: cron({ timeZone }) })),
];
