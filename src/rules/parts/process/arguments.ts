import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent } from '../../../manifest/json';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

const FIELDS = ['command', 'args'] as const;

/** What is wrong with how a container is started. The API server reads an item of null as an empty string. */
export function argumentViolations(container: Container): Violation[] {
  if (FIELDS.every((field) => isAbsent(fieldOf(container.spec, field)))) {
    return [];
  }
  return FIELDS.flatMap((field) => {
    const written = fieldOf(container.spec, field);
    if (isAbsent(written)) {
      return [];
    }
    return Array.isArray(written)
      ? written.flatMap((item, index) =>
          isAbsent(item) || typeof item === 'string'
            ? []
            : [violation(container, [field, index], 'must be a string, in quotes')],
        )
      : [violation(container, [field], 'must be a list of strings')];
  });
}
