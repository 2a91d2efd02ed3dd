import { objectIn } from '../../../manifest/json';
import { qualifiedNameFault } from '../../../manifest/name';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { amountAt, amountViolations } from './amount';
import { isDevice } from './resources';

const STANDARD = ['cpu', 'ephemeral-storage', 'memory'];

const HUGE_PAGES = 'hugepages-';

/** What is wrong with what a pod of a RuntimeClass needs besides its containers. */
export function overheadViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const amounts = objectIn(objectIn(resource.manifest, 'overhead'), 'podFixed') ?? {};
  return Object.keys(amounts).flatMap((name) => {
    const path = ['overhead', 'podFixed', name];
    const fault = nameFault(name, Object.keys(amounts));
    if (fault) {
      return [violation(target, path, fault)];
    }
    const found = amountViolations(target, path);
    return found.length === 0 && isDevice(name) && !Number.isInteger(amountAt(target, path))
      ? [violation(target, path, 'must be a whole number')]
      : found;
  });
}

function nameFault(name: string, beside: readonly string[]): string | undefined {
  if (name.startsWith(HUGE_PAGES)) {
    return beside.includes('cpu') || beside.includes('memory') ? undefined : 'needs cpu or memory beside it';
  }
  return !qualifiedNameFault(name) && (name.includes('/') || STANDARD.includes(name))
    ? undefined
    : `must be ${STANDARD.join(', ')}, or a resource with the name of its vendor, e.g. "example.com/gpu"`;
}
