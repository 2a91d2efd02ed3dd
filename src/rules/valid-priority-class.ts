import { isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/** What is above is for the classes that a cluster has of its own. */
const HIGHEST = 1_000_000_000;

const LOWEST = -(2 ** 31);

const SYSTEM = 'system-';

/**
 * Fields: PriorityClass: metadata.name, value
 * Allowed: names that do not begin with "system-", and whole numbers of 32 bits up to 1000000000; none is 0
 */
export const validPriorityClass: Rule = {
  id: 'valid-priority-class',
  summary: 'priority classes are what the API server takes',
  why: 'The API server refuses the class, and then each pod that names it.',
  severity: REFUSED,
  kinds: ['scheduling.k8s.io/PriorityClass'],
  check: (resource) => {
    const { value } = resource.manifest;
    const target = objectTarget(resource);
    if (resource.name.startsWith(SYSTEM)) {
      return [violation(target, ['metadata', 'name'], `must not begin with "${SYSTEM}"`)];
    }
    const fault = isAbsent(value) ? undefined : valueFault(value);
    return fault ? [violation(target, ['value'], fault)] : [];
  },
};

function valueFault(value: unknown): string | undefined {
  if (Number.isInteger(value) && Number(value) < LOWEST) {
    return `must be a whole number from ${LOWEST} on`;
  }
  return Number.isInteger(value) && Number(value) <= HIGHEST ? undefined : `must be a whole number up to ${HIGHEST}`;
}
