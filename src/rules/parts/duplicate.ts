import { Container } from '../../manifest/container';
import { Path, pathText, valueAt } from '../../manifest/json';
import type { Target } from '../../policy/fixer';
import type { Violation } from '../../policy/rule';

/**
 * A violation by a value that only one may have: `container "web": ports[1].name "http" is that of ports[0] too; write
 * another`.
 *
 * @param first what has the value already
 */
export function duplicate(target: Target, path: Path, first: string): Violation {
  const seen = valueAt(target.spec, path);
  const container = target instanceof Container ? target.name : undefined;
  const where = container === undefined ? '' : `container "${container}": `;
  return {
    message: `${where}${pathText(path)} ${JSON.stringify(seen)} is that of ${first} too; write another`,
    path: [...target.path, ...path],
    ...(container === undefined ? {} : { container }),
    seen,
  };
}
