import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { BindingSubject, subjectsOf } from './binding';

/** Violations at the names of the subjects of a binding that should not be there. */
export function subjectViolations(
  binding: Resource,
  isForbidden: (subject: BindingSubject) => boolean,
  fault: string,
): Violation[] {
  return subjectsOf(binding)
    .filter(isForbidden)
    .map(({ path }) => violation(objectTarget(binding), [...path, 'name'], fault));
}
