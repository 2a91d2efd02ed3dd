import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { neverOccurs } from './parts/schedule/cron';
import { violation } from './parts/violation';

/**
 * Fields: CronJob: spec.schedule
 * Allowed: days that there are; not the 30th of February
 */
export const scheduleOccurs: Rule = {
  id: 'schedule-occurs',
  summary: 'schedules of CronJobs name days that there are',
  why: 'The API server takes the schedule, and nothing ever runs.',
  severity: HYGIENE,
  kinds: ['batch/CronJob'],
  onlyWith: ['schedule'],
  check: (resource) => {
    const { schedule } = resource.spec;
    return typeof schedule === 'string' && neverOccurs(schedule)
      ? [violation(objectTarget(resource), ['spec', 'schedule'], 'must name a day that its months have')]
      : [];
  },
};
