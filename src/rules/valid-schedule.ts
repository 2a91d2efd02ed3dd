import { isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { scheduleFault } from './parts/schedule/cron';
import { timeZoneFault } from './parts/schedule/time-zone';
import { violation } from './parts/violation';

/**
 * Fields: CronJob: spec.schedule, spec.timeZone
 * Allowed: five fields of cron or a descriptor such as @daily; a name of the tz database
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec
 */
export const validSchedule: Rule = {
  id: 'valid-schedule',
  summary: 'schedules and time zones of CronJobs are what the API server takes',
  why: 'The API server refuses the object, so that nothing runs.',
  severity: REFUSED,
  kinds: ['batch/CronJob'],
  check: (resource) => {
    const { schedule, timeZone } = resource.spec;
    const faults = {
      schedule: typeof schedule === 'string' ? scheduleFault(schedule) : 'must be set, e.g. "0 3 * * *"',
      timeZone: isAbsent(timeZone) ? undefined : timeZoneFault(typeof timeZone === 'string' ? timeZone : ''),
    };
    return Object.entries(faults).flatMap(([field, fault]) =>
      fault === undefined ? [] : [violation(objectTarget(resource), ['spec', field], fault)],
    );
  },
};
