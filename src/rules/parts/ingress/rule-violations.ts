import { fieldOf, isAbsent, isObject, listIn, objectIn, Path, pathText, valueAt } from '../../../manifest/json';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { statement } from '../statement';
import { violation } from '../violation';
import { backendViolations } from './backend-violations';
import { hostFault, isAddress } from './host-fault';

/** What is wrong with a rule of an Ingress. */
export function ruleViolations(target: Target, path: Path, targetMinor: number): Violation[] {
  const rule = valueAt(target.spec, path);
  const host = fieldOf(rule, 'host');
  const http = fieldOf(rule, 'http');
  const paths = listIn(http, 'paths');
  return [
    ...(isAbsent(host) || host === '' ? [] : hostViolations(target, [...path, 'host'], host)),
    ...(isObject(http) && paths.length === 0
      ? [violation(target, [...path, 'http', 'paths'], 'must have at least one path')]
      : []),
    ...paths.flatMap((_, index) => pathViolations(target, [...path, 'http', 'paths', index], targetMinor)),
  ];
}

function hostViolations(target: Target, path: Path, host: unknown): Violation[] {
  const fault = isAddress(host) ? 'must be a name, no address' : hostFault(host);
  return fault ? [violation(target, path, fault)] : [];
}

const ABSOLUTE: readonly unknown[] = ['Exact', 'Prefix'];
const SPECIFIC = 'ImplementationSpecific';
const FORBIDDEN = ['//', '/./', '/../', '%2f', '%2F'];
const FORBIDDEN_ENDS = ['/..', '/.'];

/** The types of paths are judged where choices are. */
function pathViolations(target: Target, path: Path, targetMinor: number): Violation[] {
  const written = valueAt(target.spec, path);
  const pathType = fieldOf(written, 'pathType');
  const found = pathFault(fieldOf(written, 'path') ?? '', pathType);
  return [
    ...(found ? [violation(target, [...path, 'path'], found)] : []),
    ...(isObject(objectIn(written, 'backend'))
      ? backendViolations(target, [...path, 'backend'], targetMinor)
      : [statement(target, [...path, 'backend'], `${pathText(path)} leads nowhere; write a backend`)]),
  ];
}

function pathFault(path: unknown, pathType: unknown): string | undefined {
  if (typeof path !== 'string') {
    return 'must be a string';
  }
  const isAbsolute = ABSOLUTE.includes(pathType);
  if (!path.startsWith('/') && (isAbsolute || (pathType === SPECIFIC && path !== ''))) {
    return 'must begin with "/"';
  }
  const forbidden =
    isAbsolute &&
    (FORBIDDEN.find((sequence) => path.includes(sequence)) ?? FORBIDDEN_ENDS.find((end) => path.endsWith(end)));
  return forbidden ? `must be without "${forbidden}"` : undefined;
}
