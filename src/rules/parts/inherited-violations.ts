import { isAbsent } from '../../manifest/json';
import type { Pod } from '../../manifest/pod';
import type { Violation } from '../../policy/rule';
import { heirsOf } from './inherited';
import { violation } from './violation';

/** What a field of the security context must be, for containers that may inherit it from their pod. */
export interface Demand {
  /** The field below `securityContext`, and where in it the value stands that counts. */
  readonly path: readonly [string, ...string[]];
  /** The rest of the sentence that the field begins. */
  readonly fault: string;
  readonly write: unknown;
  isMet(value: unknown): boolean;
}

/**
 * Where a demand is not met: on the pod or container that says otherwise, and on each container for which nobody says
 * anything.
 */
export function inheritedViolations(pod: Pod, { path, isMet, fault, write }: Demand): Violation[] {
  const [field] = path;
  const fieldPath = ['securityContext', ...path];
  const ofPod = pod.own(field);
  const found: Violation[] = [];
  if (!isAbsent(ofPod) && !isMet(ofPod)) {
    found.push(violation(pod, fieldPath, fault, { write }));
  }
  for (const container of pod.containers) {
    const own = container.own(field);
    if (!isAbsent(own) && !isMet(own)) {
      found.push(violation(container, fieldPath, fault, { write }));
    }
  }
  for (const container of isAbsent(ofPod) ? heirsOf(pod, field) : []) {
    found.push(violation(container, fieldPath, fault, { write }));
  }
  return found;
}
