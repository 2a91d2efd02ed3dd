import { NAMED_BY_CONTENT } from '../manifest/content-name';
import { fieldOf, isAbsent, valueAt } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const TTL = 'ttlSecondsAfterFinished';

/**
 * Fields: Job: spec.ttlSecondsAfterFinished; CronJob: the same in spec.jobTemplate
 * Allowed: in a Job any; absent in a CronJob, which counts its Jobs, and in a Job that Helm or Argo CD deletes, or
 * that would run again once it is deleted and applied again, since its name says what it does
 */
export const jobTtlSet: Rule = {
  id: 'job-ttl-set',
  summary: 'Jobs are deleted some time after they are done',
  why: 'A finished Job and its pods stay until somebody deletes them; in a CronJob, whose history has limits of its own, whichever comes first takes logs away early.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['job-ttl-seconds-after-finished'] },
  kinds: ['batch/CronJob', 'batch/Job'],
  check: (resource) => {
    const target = objectTarget(resource);
    if (resource.kind === 'CronJob') {
      const path = ['spec', 'jobTemplate', 'spec', TTL];
      return isAbsent(valueAt(resource.manifest, path))
        ? []
        : [violation(target, path, 'must be left out beside successfulJobsHistoryLimit and failedJobsHistoryLimit')];
    }
    return isAbsent(resource.spec[TTL]) && !isDeletedByOthers(resource) && !isMeantToStay(resource)
      ? [violation(target, ['spec', TTL], 'must be set, e.g. 86400 for a day')]
      : [];
  },
};

const DELETE_POLICIES = ['argocd.argoproj.io/hook-delete-policy', 'helm.sh/hook-delete-policy'];

function isDeletedByOthers({ metadata }: Resource): boolean {
  return (
    Array.isArray(metadata.ownerReferences) ||
    DELETE_POLICIES.some((key) => !isAbsent(fieldOf(metadata.annotations, key)))
  );
}

/** A Job whose name has a hash of what it does runs once for that; were it gone, the next apply would run it again. */
export function isMeantToStay({ metadata }: Resource): boolean {
  return !isAbsent(fieldOf(metadata.annotations, NAMED_BY_CONTENT));
}
