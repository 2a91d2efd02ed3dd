import { fieldOf, isAbsent, Path, pathText, stringIn, valueAt } from '../../../manifest/json';
import {
  dnsLabel1035Fault,
  dnsLabelFault,
  dnsSubdomainFault,
  pathSegmentFault,
  stringFault,
} from '../../../manifest/name';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { statement } from '../statement';
import { violation } from '../violation';

/** The first version whose Services may begin with a digit. */
const FIRST_RELAXED = 36;

/** What is wrong with a backend of an Ingress. The ports of Services are judged where ports are. */
export function backendViolations(target: Target, path: Path, targetMinor: number): Violation[] {
  const backend = valueAt(target.spec, path);
  const hasService = !isAbsent(fieldOf(backend, 'service'));
  const hasResource = !isAbsent(fieldOf(backend, 'resource'));
  if (hasService === hasResource) {
    const message = hasService
      ? `${pathText(path)} has both service and resource; write one of them`
      : `${pathText(path)} leads nowhere; write a service with its name and port`;
    return [statement(target, path, message)];
  }
  if (hasResource) {
    return referenceViolations(target, [...path, 'resource']);
  }
  const namePath = [...path, 'service', 'name'];
  const name = valueAt(target.spec, namePath) ?? '';
  const fault = stringFault(name) ?? (targetMinor < FIRST_RELAXED ? dnsLabel1035Fault : dnsLabelFault)(String(name));
  return fault ? [violation(target, namePath, name === '' ? 'must be the name of a Service' : fault)] : [];
}

/** What is wrong with the group, kind and name of an object that something refers to. */
export function referenceViolations(target: Target, path: Path): Violation[] {
  const reference = valueAt(target.spec, path);
  const group = fieldOf(reference, 'apiGroup');
  const groupFault = isAbsent(group) ? undefined : (stringFault(group) ?? dnsSubdomainFault(String(group)));
  return [
    ...(groupFault ? [violation(target, [...path, 'apiGroup'], groupFault)] : []),
    ...['kind', 'name'].flatMap((field) => {
      const value = stringIn(reference, field);
      const fault = value ? pathSegmentFault(value) : `must be the ${field} of an object`;
      return fault ? [violation(target, [...path, field], fault)] : [];
    }),
  ];
}
