import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent, isObject, listIn, Path, valueAt } from '../../../manifest/json';
import { stringFault } from '../../../manifest/name';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/** Before, API servers dropped a sleep unless somebody had turned it on. */
export const FIRST_SLEEPING = 30;

/** Before, they refused one of no time. */
const FIRST_SLEEPING_NOT = 33;

const DEFAULT_GRACE = 30;

const HEADER_NAME = /^[-A-Za-z0-9]+$/;

/** What is wrong with a command that a probe or hook runs. */
export function commandViolations(container: Container, exec: Path): Violation[] {
  if (!isObject(valueAt(container.spec, exec))) {
    return [];
  }
  const path = [...exec, 'command'];
  const command = valueAt(container.spec, path);
  return Array.isArray(command) && command.length > 0
    ? command.flatMap((word, index) => textViolations(container, [...path, index], word))
    : [violation(container, path, 'must be a list with a program, e.g. ["/bin/ready"]')];
}

/** What is wrong with the headers of a request over HTTP. */
export function headerViolations(container: Container, headers: Path): Violation[] {
  const parent = valueAt(container.spec, headers.slice(0, -1));
  return listIn(parent, 'httpHeaders').flatMap((header, index) => {
    const name = fieldOf(header, 'name');
    const path = [...headers, index];
    return [
      ...(typeof name === 'string' && HEADER_NAME.test(name)
        ? []
        : [violation(container, [...path, 'name'], 'must be letters, digits and "-", e.g. "X-Probe"')]),
      ...textViolations(container, [...path, 'value'], fieldOf(header, 'value')),
    ];
  });
}

/** What is wrong with the time that a hook sleeps. */
export function sleepViolations(container: Container, sleep: Path, targetMinor: number): Violation[] {
  if (!isObject(valueAt(container.spec, sleep))) {
    return [];
  }
  const path = [...sleep, 'seconds'];
  const seconds = valueAt(container.spec, path) ?? 0;
  const least = targetMinor < FIRST_SLEEPING_NOT ? 1 : 0;
  const most = graceOf(container);
  return Number.isInteger(seconds) && Number(seconds) >= least && Number(seconds) <= most
    ? []
    : [
        violation(
          container,
          path,
          `must be from ${least} to the pod's terminationGracePeriodSeconds, which is ${most}`,
        ),
      ];
}

/** How long the pod may take to end; API servers make 1 of what is below 0. */
function graceOf({ pod }: Container): number {
  const grace = Number(pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE);
  return grace < 0 ? 1 : grace;
}

/** An API server reads null as an empty text. */
function textViolations(container: Container, path: Path, value: unknown): Violation[] {
  const fault = isAbsent(value) ? undefined : stringFault(value);
  return fault ? [violation(container, path, fault)] : [];
}
