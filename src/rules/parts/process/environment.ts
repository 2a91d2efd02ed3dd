import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent, isObject, JsonObject, Path } from '../../../manifest/json';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

const NAME = /^[ -<>-~]+$/;

/** Until here API servers took these names only; then that became a matter of their settings, and later of the past. */
const LAST_STRICT = 29;
const STRICT_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** What is wrong with the environment variables of a container. */
export function environmentViolations(container: Container, targetMinor: number): Violation[] {
  const written = fieldOf(container.spec, 'env');
  if (isAbsent(written)) {
    return [];
  }
  return Array.isArray(written)
    ? written.flatMap((variable, index) =>
        isObject(variable)
          ? variableViolations(container, ['env', index], variable, targetMinor)
          : [violation(container, ['env', index], 'must be a map with name and value')],
      )
    : [violation(container, ['env'], 'must be a list of maps with name and value')];
}

function variableViolations(container: Container, path: Path, variable: JsonObject, minor: number): Violation[] {
  const { name, value, valueFrom } = variable;
  const fault = nameFault(name, minor);
  return [
    ...(fault ? [violation(container, [...path, 'name'], fault)] : []),
    ...(isAbsent(value) || typeof value === 'string'
      ? []
      : [violation(container, [...path, 'value'], 'must be a string, in quotes')]),
    ...(typeof value === 'string' && value !== '' && !isAbsent(valueFrom)
      ? [violation(container, [...path, 'value'], 'must be left out beside valueFrom')]
      : []),
  ];
}

function nameFault(name: unknown, minor: number): string | undefined {
  if (isAbsent(name) || name === '') {
    return 'must be set';
  }
  if (typeof name !== 'string') {
    return 'must be a string, in quotes';
  }
  if (!NAME.test(name)) {
    return 'must be printable ASCII characters other than "="';
  }
  return minor > LAST_STRICT || STRICT_NAME.test(name)
    ? undefined
    : 'must be letters, digits, "-", "_" and ".", and not begin with a digit';
}
