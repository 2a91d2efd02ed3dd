import { fieldOf, isAbsent, listIn, Path } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { portNumber, portNumberOrName } from './port';

/** What is wrong with the ports that a NetworkPolicy opens. */
export function networkPolicyPortViolations(resource: Resource): Violation[] {
  if (resource.groupKind !== 'networking.k8s.io/NetworkPolicy') {
    return [];
  }
  return ['ingress', 'egress'].flatMap((direction) =>
    listIn(resource.spec, direction).flatMap((rule, index) =>
      listIn(rule, 'ports').flatMap((port, inner) =>
        portViolations(resource, port, ['spec', direction, index, 'ports', inner]),
      ),
    ),
  );
}

function portViolations(resource: Resource, written: unknown, path: Path): Violation[] {
  const target = objectTarget(resource);
  const port = fieldOf(written, 'port');
  const last = fieldOf(written, 'endPort');
  const found = isAbsent(port) ? [] : portNumberOrName(target, [...path, 'port']);
  if (isAbsent(last) || found.length > 0) {
    return found;
  }
  if (typeof port !== 'number') {
    return [violation(target, [...path, 'endPort'], 'must have a port number that the range begins with')];
  }
  return typeof last === 'number' && last < port
    ? [violation(target, [...path, 'endPort'], `must be at least the port ${port}`)]
    : portNumber(target, [...path, 'endPort']);
}
