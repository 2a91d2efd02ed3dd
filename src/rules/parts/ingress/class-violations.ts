import { fieldOf, isAbsent, isObject, stringIn } from '../../../manifest/json';
import { dnsLabelFault, dnsSubdomainFault } from '../../../manifest/name';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { referenceViolations } from './backend-violations';

/** What is wrong with an IngressClass. */
export function classViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const fault = controllerFault(resource.spec.controller);
  return [
    ...(fault ? [violation(target, ['spec', 'controller'], fault)] : []),
    ...(isObject(resource.spec.parameters)
      ? [...referenceViolations(target, PARAMETERS), ...scopeViolations(resource)]
      : []),
  ];
}

const PARAMETERS = ['spec', 'parameters'];
const LONGEST = 250;

function controllerFault(controller: unknown): string | undefined {
  const [, domain = '', path = ''] = /^([^/]*)\/(.*)$/s.exec(typeof controller === 'string' ? controller : '') ?? [];
  if (dnsSubdomainFault(domain) || !/^[\w/\-.~%!$&'()*+,;=:]+$/.test(path)) {
    return 'must be a domain and a path of the controller, e.g. "k8s.io/ingress-nginx"';
  }
  const { length } = controller as string;
  return length > LONGEST ? `is ${length} characters long; write at most ${LONGEST}` : undefined;
}

/** Without a scope, it is that of the cluster. */
function scopeViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const { parameters } = resource.spec;
  const scope = fieldOf(parameters, 'scope') ?? 'Cluster';
  const namespace = fieldOf(parameters, 'namespace');
  const path = [...PARAMETERS, 'namespace'];
  if (scope === 'Namespace') {
    const fault = dnsLabelFault(stringIn(parameters, 'namespace') ?? '');
    return fault ? [violation(target, path, 'must be that of the object, as the scope is "Namespace"')] : [];
  }
  if (scope !== 'Cluster') {
    return [violation(target, [...PARAMETERS, 'scope'], 'must be "Cluster" or "Namespace"')];
  }
  return isAbsent(namespace) ? [] : [violation(target, path, 'must be left out unless the scope is "Namespace"')];
}
