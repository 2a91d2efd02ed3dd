import { scheduleOccurs } from '../../src/rules/schedule-occurs';
import { validJob } from '../../src/rules/valid-job';
import { validSchedule } from '../../src/rules/valid-schedule';
import { objectTables } from '../support/object-tables';
import { cronJob, job, object, podSpec } from '../support/objects';

const scheduled = (schedule: unknown, timeZone?: unknown) =>
  object('batch/v1', 'CronJob', { spec: { schedule, ...(timeZone === undefined ? {} : { timeZone }) } });

const FIVE = 'spec.schedule must have 5 fields: minute, hour, day of the month, month, day of the week; it has';

objectTables(validSchedule, {
  passes: {
    'every five minutes': scheduled('*/5 * * * *'),
    'ranges, lists, steps and names': scheduled('0-30/10,45 1,2 1-31/2 jan-MAR,dec sun,1-5'),
    'a question mark': scheduled('0 3 ? * *'),
    'from a number on in steps': scheduled('7/15 * * * *'),
    'a descriptor': scheduled('@daily'),
    'a duration': scheduled('@every 1h30m'),
    'more spaces': scheduled(' 0  3 * *  * '),
    'a time zone': scheduled('0 3 * * *', 'Europe/Berlin'),
    UTC: scheduled('0 3 * * *', 'Etc/UTC'),
    'an old name of a time zone': scheduled('0 3 * * *', 'US/Eastern'),
  },
  fails: {
    'no schedule': [scheduled(undefined), 'spec.schedule must be set, e.g. "0 3 * * *"'],
    'six fields': [scheduled('0 0 3 * * *'), `${FIVE} 6, not "0 0 3 * * *"`],
    'an empty one': [scheduled(''), `${FIVE} 0, not ""`],
    'an hour that no day has': [
      scheduled('0 24 * * *'),
      'spec.schedule has the hour "24", which must be from 0 to 23, not "0 24 * * *"',
    ],
    'a day of the week from 7 on': [
      scheduled('0 3 * * 7'),
      'spec.schedule has the day of the week "7", which must be from 0 to 6, not "0 3 * * 7"',
    ],
    'a range that goes back': [
      scheduled('0 5-3 * * *'),
      'spec.schedule has the hour "5-3", which ends before it begins, not "0 5-3 * * *"',
    ],
    'a step of nothing': [
      scheduled('*/0 * * * *'),
      'spec.schedule has the minute "*/0", whose step must be above 0, not "*/0 * * * *"',
    ],
    'the last day of the month': [
      scheduled('0 3 L * *'),
      'spec.schedule has the day of the month "L"; write numbers from 1 to 31, *, or a range with a step, e.g. */5, not "0 3 L * *"',
    ],
    'an unknown descriptor': [
      scheduled('@noon'),
      'spec.schedule must be 5 fields, or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, not "@noon"',
    ],
    'a time zone in the schedule': [
      scheduled('CRON_TZ=UTC 0 3 * * *'),
      'spec.schedule must not name a time zone, which has the field timeZone, not "CRON_TZ=UTC 0 3 * * *"',
    ],
    'an unknown time zone': [
      scheduled('0 3 * * *', 'Mars/Base'),
      'spec.timeZone must be a name of the tz database, e.g. "Europe/Berlin", not "Mars/Base"',
    ],
    'an offset': [
      scheduled('0 3 * * *', '+02:00'),
      'spec.timeZone must be a name of the tz database, e.g. "Europe/Berlin", not "+02:00"',
    ],
    'a time zone in lower case': [
      scheduled('0 3 * * *', 'europe/berlin'),
      'spec.timeZone must be written "Europe/Berlin", not "europe/berlin"',
    ],
  },
});

const NEVER = (schedule: string) => `spec.schedule must name a day that its months have, not "${schedule}"`;

objectTables(scheduleOccurs, {
  passes: {
    'each night': scheduled('0 3 * * *'),
    'a day of leap years': scheduled('0 3 29 2 *'),
    'a month that has the day': scheduled('0 3 31 2,3 *'),
    'a day that is none, or Mondays': scheduled('0 3 30 2 1'),
    'a descriptor': scheduled('@yearly'),
    'what the API server refuses': scheduled('0 3 32 * *'),
  },
  fails: {
    'the 30th of February': [scheduled('0 3 30 2 *'), NEVER('0 3 30 2 *')],
    'the 31st of short months': [scheduled('0 3 31 4,6,9,11 *'), NEVER('0 3 31 4,6,9,11 *')],
    'the 30th of February, on all days of the week': [scheduled('0 3 30 2 */1'), NEVER('0 3 30 2 */1')],
  },
});

const NOT_NEGATIVE = 'must be a whole number of at least 0';
const INDEXED = { completionMode: 'Indexed', completions: 3 };
const ignored = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };

objectTables(validJob, {
  passes: {
    'a plain one': job(),
    'one by indexes': job({ ...INDEXED, parallelism: 3, backoffLimitPerIndex: 1, maxFailedIndexes: 2 }),
    'one with a policy': job({ podFailurePolicy: { rules: [ignored] }, podReplacementPolicy: 'Failed' }),
    'one index, if nobody says how many': job({ completionMode: 'Indexed' }),
    'a CronJob': cronJob({ backoffLimit: 0, ttlSecondsAfterFinished: 0 }),
    'no spec': object('batch/v1', 'Job'),
  },
  fails: {
    'a negative number': [job({ parallelism: -1 }), `spec.parallelism ${NOT_NEGATIVE}, not -1`],
    'what is no number': [job({ backoffLimit: '3' }), `spec.backoffLimit ${NOT_NEGATIVE}, not "3"`],
    'a half': [cronJob({ completions: 1.5 }), `spec.jobTemplate.spec.completions ${NOT_NEGATIVE}, not 1.5`],
    'history of a CronJob': [
      object('batch/v1', 'CronJob', { spec: { schedule: '@daily', failedJobsHistoryLimit: -1 } }),
      `spec.failedJobsHistoryLimit ${NOT_NEGATIVE}, not -1`,
    ],
    'indexes without a number of them': [
      job({ completionMode: 'Indexed', parallelism: 2 }),
      'spec.completions must be set beside parallelism and completionMode "Indexed"',
    ],
    'too many at a time': [
      job({ ...INDEXED, parallelism: 100_001 }),
      'spec.parallelism must be at most 100000 beside completionMode "Indexed", not 100001',
    ],
    'limits per index without indexes': [
      job({ backoffLimitPerIndex: 1 }),
      'spec.backoffLimitPerIndex needs completionMode "Indexed", not 1',
    ],
    'more failures than indexes': [
      job({ ...INDEXED, backoffLimitPerIndex: 1, maxFailedIndexes: 4 }),
      'spec.maxFailedIndexes must be at most completions, not 4',
    ],
    'failed indexes that nothing limits': [
      job({ ...INDEXED, maxFailedIndexes: 1 }),
      'spec.backoffLimitPerIndex must be set beside maxFailedIndexes',
    ],
    'a policy for pods that are restarted': [
      job({
        podFailurePolicy: { rules: [ignored] },
        template: { spec: podSpec({ restartPolicy: 'OnFailure' }) },
      }),
      'spec.template.spec.restartPolicy must be "Never" beside podFailurePolicy, not "OnFailure"',
    ],
    'a policy, and pods that are replaced while they end': [
      job({ podFailurePolicy: { rules: [ignored] }, podReplacementPolicy: 'TerminatingOrFailed' }),
      'spec.podReplacementPolicy must be "Failed" beside podFailurePolicy, not "TerminatingOrFailed"',
    ],
    'a policy that fails indexes that are not there': [
      job({ podFailurePolicy: { rules: [{ ...ignored, action: 'FailIndex' }] } }),
      'spec.podFailurePolicy.rules[0].action needs backoffLimitPerIndex, not "FailIndex"',
    ],
    'a policy for another container': [
      job({
        podFailurePolicy: {
          rules: [{ action: 'FailJob', onExitCodes: { containerName: 'other', operator: 'In', values: [1] } }],
        },
      }),
      'spec.podFailurePolicy.rules[0].onExitCodes.containerName must be the name of a container of the pod, not "other"',
    ],
  },
});
