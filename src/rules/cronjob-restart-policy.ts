import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: pods of CronJobs and Jobs: restartPolicy, which is Always where it is absent
 * Allowed: Never, OnFailure
 */
export const cronjobRestartPolicy: Rule = {
  id: 'cronjob-restart-policy',
  summary: 'pods of CronJobs and Jobs are not restarted once they are done',
  why: 'The API server refuses the object, as such a pod would never be done.',
  severity: REFUSED,
  scanners: { kubeScore: ['cronjob-restartpolicy'] },
  kinds: ['batch/CronJob', 'batch/Job'],
  check: (resource) =>
    resource.pods.length === 0
      ? [
          violation(
            objectTarget(resource),
            specPath(resource),
            'must be set, with restartPolicy "Never" or "OnFailure"',
          ),
        ]
      : resource.pods
          .filter(({ spec: { restartPolicy } }) => restartPolicy !== 'Never' && restartPolicy !== 'OnFailure')
          .map((pod) => violation(pod, ['restartPolicy'], 'must be "Never" or "OnFailure"')),
};

function specPath({ kind }: Resource): string[] {
  return [...(kind === 'CronJob' ? ['spec', 'jobTemplate'] : []), 'spec', 'template', 'spec'];
}
