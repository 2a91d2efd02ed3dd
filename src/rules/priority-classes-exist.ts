import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isListed } from './parts/listed';
import { missing, referenceAt } from './parts/references/reference';

/**
 * Fields: pods: priorityClassName
 * Allowed: classes of the app, those that the posture lists as existing, and those that begin with "system-", which
 * clusters have of their own
 */
export const priorityClassesExist: Rule = {
  id: 'priority-classes-exist',
  summary: 'the priority classes that pods name exist',
  why: 'The API server creates no pod with a class that it does not have: the workload has none.',
  severity: HYGIENE,
  podsOnly: true,
  onlyWith: ['priorityClassName'],
  wholeApp: true,
  check: ({ pods }, context) =>
    pods.flatMap((pod) =>
      missing(
        referenceAt(pod, ['priorityClassName']),
        (name) =>
          name.startsWith('system-') ||
          context.app.find('scheduling.k8s.io/PriorityClass', undefined, name) !== undefined ||
          isListed(context.parameters.existing.priorityClasses, name),
        () => 'must be a PriorityClass of the app or one that the posture lists as existing',
      ),
    ),
};
