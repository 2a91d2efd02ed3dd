import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent, isObject, JsonObject, listIn, Path } from '../../../manifest/json';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

const NAME = /^[ -<>-~]+$/;

/** Until here API servers took these names only; then that became a matter of their settings, and later of the past. */
const LAST_STRICT = 29;
const STRICT_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

const SOURCES = ['configMapRef', 'secretRef'];

/** What is wrong with the environment variables of a container. */
export function environmentViolations(container: Container, targetMinor: number): Violation[] {
  return variablesViolations(container, targetMinor).concat(sourcesViolations(container, targetMinor));
}

function variablesViolations(container: Container, targetMinor: number): Violation[] {
  const written = fieldOf(container.spec, 'env');
  if (isAbsent(written)) {
    return [];
  }
  return Array.isArray(written)
    ? written.flatMap((variable, index) =>
        isObject(variable)
          ? isRight(variable, targetMinor)
            ? []
            : variableViolations(container, ['env', index], variable, targetMinor)
          : [violation(container, ['env', index], 'must be a map with name and value')],
      )
    : [violation(container, ['env'], 'must be a list of maps with name and value')];
}

/** Whether there is nothing to say of a variable, as of nearly all. */
function isRight({ name, value, valueFrom }: JsonObject, minor: number): boolean {
  return (
    nameFault(name, minor) === undefined &&
    (isAbsent(value) || (typeof value === 'string' && (value === '' || isAbsent(valueFrom))))
  );
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

/** What is wrong with whole ConfigMaps and Secrets as variables. */
function sourcesViolations(container: Container, targetMinor: number): Violation[] {
  return listIn(container.spec, 'envFrom').flatMap((source, index) => {
    if (!isObject(source)) {
      return [violation(container, ['envFrom', index], 'must be a map with configMapRef or secretRef')];
    }
    const path = ['envFrom', index];
    const found = SOURCES.filter((each) => !isAbsent(fieldOf(source, each)));
    const { prefix } = source;
    const fault = isAbsent(prefix) || prefix === '' ? undefined : writtenNameFault(prefix, targetMinor);
    return [
      ...(fault ? [violation(container, [...path, 'prefix'], fault)] : []),
      ...(found.length === 0 ? [violation(container, path, 'must have configMapRef or secretRef')] : []),
      ...(found.length === 2
        ? [violation(container, [...path, 'secretRef'], 'must be left out beside configMapRef')]
        : []),
    ];
  });
}

function nameFault(name: unknown, minor: number): string | undefined {
  return isAbsent(name) || name === '' ? 'must be set' : writtenNameFault(name, minor);
}

function writtenNameFault(name: unknown, minor: number): string | undefined {
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
