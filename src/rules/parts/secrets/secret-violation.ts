import { Container } from '../../../manifest/container';
import { Path, pathText } from '../../../manifest/json';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';

/**
 * A violation by a value that must not be repeated: reports are kept where manifests are not.
 *
 * @param seen what may be said of the value
 */
export function secretViolation(target: Target, path: Path, fault: string, seen: string): Violation {
  const container = target instanceof Container ? target.name : undefined;
  const where = container === undefined ? '' : `container "${container}": `;
  return {
    message: `${where}${pathText(path)} ${fault}`,
    path: [...target.path, ...path],
    ...(container === undefined ? {} : { container }),
    seen,
  };
}
