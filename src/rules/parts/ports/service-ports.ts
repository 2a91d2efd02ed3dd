import { fieldOf, isAbsent, listIn, stringIn } from '../../../manifest/json';
import { dnsLabelFault, stringFault } from '../../../manifest/name';
import type { Resource } from '../../../manifest/resource';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { duplicate } from '../duplicate';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { isUnset, portNumber, portNumberOrName } from './port';

/** What is wrong with the ports of a Service. */
export function servicePortViolations(resource: Resource): Violation[] {
  if (resource.groupKind !== '/Service') {
    return [];
  }
  const target = objectTarget(resource);
  const ports = listIn(resource.spec, 'ports');
  if (ports.length === 0) {
    return needsPorts(resource) ? [violation(target, ['spec', 'ports'], 'must have at least one port')] : [];
  }
  return [
    ...ports.flatMap((port, index) => [
      ...nameViolations(target, port, index, ports.length > 1),
      ...numberViolations(resource, port, index),
    ]),
    ...taken(target, ports, 'name', (port) => stringIn(port, 'name')),
    ...taken(target, ports, 'port', (port) => numberAndProtocol(port, 'port')),
    ...taken(target, ports, 'nodePort', (port) => numberAndProtocol(port, 'nodePort')),
  ];
}

function needsPorts({ spec }: Resource): boolean {
  const headless = fieldOf(spec, 'clusterIP') === 'None' || listIn(spec, 'clusterIPs')[0] === 'None';
  return !headless && fieldOf(spec, 'type') !== 'ExternalName';
}

function nameViolations(target: Target, port: unknown, index: number, required: boolean): Violation[] {
  const path = ['spec', 'ports', index, 'name'];
  const name = fieldOf(port, 'name');
  if (isAbsent(name) || name === '') {
    return required ? [violation(target, path, 'must be set, as there are several ports')] : [];
  }
  const fault = stringFault(name) ?? dnsLabelFault(String(name));
  return fault ? [violation(target, path, fault)] : [];
}

function numberViolations(resource: Resource, port: unknown, index: number): Violation[] {
  const target = objectTarget(resource);
  const at = (field: string) => ['spec', 'ports', index, field];
  const found = portNumber(target, at('port'));
  const targetPort = fieldOf(port, 'targetPort');
  if (!isUnset(targetPort) && targetPort !== '') {
    found.push(...portNumberOrName(target, at('targetPort')));
  }
  if (!isUnset(fieldOf(port, 'nodePort'))) {
    const type = fieldOf(resource.spec, 'type') || 'ClusterIP';
    found.push(
      ...(type === 'ClusterIP'
        ? [violation(target, at('nodePort'), 'must not be set; write type "NodePort" or leave it out')]
        : portNumber(target, at('nodePort'))),
    );
  }
  return found;
}

function numberAndProtocol(port: unknown, field: string): string | undefined {
  const number = fieldOf(port, field);
  return isUnset(number) ? undefined : JSON.stringify([number, fieldOf(port, 'protocol') || 'TCP']);
}

function taken(
  target: Target,
  ports: readonly unknown[],
  field: string,
  keyOf: (port: unknown) => string | undefined,
): Violation[] {
  if (ports.length < 2) {
    return [];
  }
  const first = new Map<string, number>();
  return ports.flatMap((port, index) => {
    const key = keyOf(port);
    if (!key) {
      return [];
    }
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, index);
      return [];
    }
    return [duplicate(target, ['spec', 'ports', index, field], `spec.ports[${other}]`)];
  });
}
