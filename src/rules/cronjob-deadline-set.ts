import { isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/** The controller looks every ten seconds. */
const SHORTEST = 10;

/**
 * Fields: CronJob: spec.startingDeadlineSeconds
 * Allowed: 10 and more; with less, runs are missed
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
 */
export const cronjobDeadlineSet: Rule = {
  id: 'cronjob-deadline-set',
  summary: 'CronJobs say how late a run may start',
  why: 'A run that was missed, since the controller was down or the last one took too long, starts whenever it can: perhaps hours late, when nobody expects it.',
  severity: HYGIENE,
  scanners: { kubeScore: ['cronjob-has-deadline'] },
  kinds: ['batch/CronJob'],
  check: (resource) => {
    const { startingDeadlineSeconds: deadline } = resource.spec;
    return isAbsent(deadline) || !(typeof deadline === 'number' && deadline >= SHORTEST)
      ? [
          violation(
            objectTarget(resource),
            ['spec', 'startingDeadlineSeconds'],
            `must be at least ${SHORTEST}, e.g. 300`,
          ),
        ]
      : [];
  },
};
