import { fieldOf, isAbsent, isObject, listIn, objectIn, Path, valueAt } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { isUnset, portName, portNumber } from './port';

/** What is wrong with the ports of the Services behind an Ingress. */
export function ingressPortViolations(resource: Resource): Violation[] {
  if (resource.apiVersion !== 'networking.k8s.io/v1' || resource.kind !== 'Ingress') {
    return [];
  }
  return backendsOf(resource)
    .filter((backend) => isObject(valueAt(resource.manifest, [...backend, 'service'])))
    .flatMap((backend) => portViolations(resource, [...backend, 'service', 'port']));
}

function backendsOf({ spec }: Resource): Path[] {
  const paths = listIn(spec, 'rules').flatMap((rule, index) =>
    listIn(objectIn(rule, 'http'), 'paths').map((_, inner) => [
      'spec',
      'rules',
      index,
      'http',
      'paths',
      inner,
      'backend',
    ]),
  );
  return [['spec', 'defaultBackend'], ...paths];
}

function portViolations(resource: Resource, path: Path): Violation[] {
  const target = objectTarget(resource);
  const port = valueAt(resource.manifest, path);
  const name = fieldOf(port, 'name');
  const named = !isAbsent(name) && name !== '';
  const numbered = !isUnset(fieldOf(port, 'number'));
  if (named === numbered) {
    return [violation(target, path, 'must have a number or a name, and not both')];
  }
  return named ? portName(target, [...path, 'name']) : portNumber(target, [...path, 'number']);
}
