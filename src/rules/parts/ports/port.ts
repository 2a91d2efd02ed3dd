import { isAbsent, Path, valueAt } from '../../../manifest/json';
import { portNameFault, portNumberFault, stringFault } from '../../../manifest/name';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/** Whether there is no port: what Kubernetes' own programs write for that is 0. */
export function isUnset(port: unknown): boolean {
  return isAbsent(port) || port === 0;
}

/** A field that must hold a port number. */
export function portNumber(target: Target, path: Path): Violation[] {
  const fault = portNumberFault(valueAt(target.spec, path));
  return fault ? [violation(target, path, fault)] : [];
}

/** A field that must hold a port number or the name of a port. */
export function portNumberOrName(target: Target, path: Path): Violation[] {
  const port = valueAt(target.spec, path);
  if (typeof port !== 'string') {
    return portNumber(target, path);
  }
  const fault = /^\d+$/.test(port) ? 'must be a number or a name; write it without quotes' : portNameFault(port);
  return fault ? [violation(target, path, fault)] : [];
}

/** A field that may hold the name of a port. */
export function portName(target: Target, path: Path): Violation[] {
  const name = valueAt(target.spec, path);
  if (isAbsent(name) || name === '') {
    return [];
  }
  const fault = stringFault(name) ?? portNameFault(String(name));
  return fault ? [violation(target, path, fault)] : [];
}
