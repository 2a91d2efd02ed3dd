import { stringIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: pods: serviceAccount
 * Allowed: absent, or the same as serviceAccountName, as a cluster writes it into what is exported
 *
 * Fix: serviceAccountName as serviceAccount has it, where only that is written. Neutral: the API server does the same.
 */
export const noDeprecatedServiceAccountField = podRule({
  id: 'no-deprecated-service-account-field',
  summary: 'pods name their ServiceAccount in serviceAccountName',
  why: 'The field "serviceAccount" is an old name that tools overlook, and beside another serviceAccountName it is without effect.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['deprecated-service-account-field'], kubescape: ['C-0294'] },
  standards: { owasp: 'K03' },
  onlyWith: ['serviceAccount'],
  effect: 'neutral',
  check: (pod) => {
    const old = stringIn(pod.spec, 'serviceAccount');
    const name = stringIn(pod.spec, 'serviceAccountName');
    if (!old || old === name) {
      return [];
    }
    return name
      ? [violation(pod, ['serviceAccount'], `must be left out, as serviceAccountName "${name}" counts`)]
      : [
          violation(pod, ['serviceAccountName'], `must be set, as serviceAccount "${old}" is its old name`, {
            write: old,
          }),
        ];
  },
  fix: (pod, fixer) => {
    const old = stringIn(pod.spec, 'serviceAccount');
    if (old) {
      fixer.fill(pod, ['serviceAccountName'], old);
    }
  },
});
