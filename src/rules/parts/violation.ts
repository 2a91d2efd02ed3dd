import { Container } from '../../manifest/container';
import { isAbsent, pathText, valueAt } from '../../manifest/json';
import type { Target } from '../../policy/fixer';
import type { Violation } from '../../policy/rule';

export interface ViolationOptions {
  /** A value that would satisfy the rule. */
  readonly write?: unknown;
}

/**
 * A violation at a field of a container, a pod or a whole object. The message becomes
 * `container "web": securityContext.runAsUser must be above 0, not 0`.
 *
 * @param fault what is wrong, as the rest of the sentence that the field begins
 */
export function violation(
  target: Target,
  path: readonly (string | number)[],
  fault: string,
  options: ViolationOptions = {},
): Violation {
  const seen = valueAt(target.spec, path);
  const container = target instanceof Container ? target.name : undefined;
  const where = container === undefined ? '' : `container "${container}": `;
  const instead = isAbsent(seen) ? '' : `, not ${JSON.stringify(seen)}`;
  const found: { -readonly [field in keyof Violation]: Violation[field] } = {
    message: `${where}${pathText(path)} ${fault}${instead}`,
    path: [...target.path, ...path],
  };
  if (container !== undefined) {
    found.container = container;
  }
  if (!isAbsent(seen)) {
    found.seen = seen;
  }
  if (options.write !== undefined) {
    found.write = options.write;
  }
  return found;
}
