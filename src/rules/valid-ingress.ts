import { fieldOf, isAbsent, isObject, listIn } from '../manifest/json';
import { dnsSubdomainFault, stringFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { backendViolations } from './parts/ingress/backend-violations';
import { classViolations } from './parts/ingress/class-violations';
import { hostFault } from './parts/ingress/host-fault';
import { ruleViolations } from './parts/ingress/rule-violations';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';
import { violation } from './parts/violation';

/**
 * Fields: Ingress: host and paths of spec.rules, backends, hosts and secretName of spec.tls, spec.ingressClassName;
 * IngressClass: spec.controller, spec.parameters
 * Allowed: what an API server takes: names for hosts, "*" alone as their first part; paths from "/"; one backend each
 */
export const validIngress: Rule = {
  id: 'valid-ingress',
  summary: 'Ingresses and their classes are what the API server takes',
  why: 'The API server refuses the object, so that nothing can be reached through it.',
  severity: REFUSED,
  standards: { owasp: 'K07' },
  kinds: ['networking.k8s.io/Ingress', 'networking.k8s.io/IngressClass'],
  check: (resource, { parameters: { targetMinor } }) => {
    if (resource.apiVersion !== 'networking.k8s.io/v1') {
      return [];
    }
    return resource.kind === 'Ingress' ? ingressViolations(resource, targetMinor) : classViolations(resource);
  },
};

function ingressViolations(resource: Resource, targetMinor: number): Violation[] {
  const target = objectTarget(resource);
  const { spec } = resource;
  const rules = listIn(spec, 'rules');
  const hasDefault = isObject(spec.defaultBackend);
  return [
    ...(rules.length === 0 && !hasDefault
      ? [statement(target, ['spec', 'rules'], 'spec has neither rules nor a defaultBackend; write one of them')]
      : []),
    ...(hasDefault ? backendViolations(target, ['spec', 'defaultBackend'], targetMinor) : []),
    ...rules.flatMap((_, index) => ruleViolations(target, ['spec', 'rules', index], targetMinor)),
    ...listIn(spec, 'tls').flatMap((tls, index) => tlsViolations(resource, tls, index)),
    ...classNameViolations(resource),
  ];
}

function tlsViolations(resource: Resource, tls: unknown, index: number): Violation[] {
  const target = objectTarget(resource);
  const path = ['spec', 'tls', index];
  const secretName = fieldOf(tls, 'secretName');
  const isNamed = !isAbsent(secretName) && secretName !== '';
  const secretFault = isNamed ? (stringFault(secretName) ?? dnsSubdomainFault(String(secretName))) : undefined;
  return [
    ...listIn(tls, 'hosts').flatMap((host, inner) => {
      const fault = hostFault(host);
      return fault ? [violation(target, [...path, 'hosts', inner], fault)] : [];
    }),
    ...(secretFault ? [violation(target, [...path, 'secretName'], secretFault)] : []),
  ];
}

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

function classNameViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const { ingressClassName: name } = resource.spec;
  if (isAbsent(name)) {
    return [];
  }
  const fault = stringFault(name) ?? dnsSubdomainFault(String(name));
  const annotation = fieldOf(resource.metadata.annotations, CLASS_ANNOTATION);
  const path = ['metadata', 'annotations', CLASS_ANNOTATION];
  return [
    ...(fault ? [violation(target, ['spec', 'ingressClassName'], fault)] : []),
    ...(isAbsent(annotation) || annotation === name
      ? []
      : [violation(target, path, `must be left out beside ingressClassName ${JSON.stringify(name)}`)]),
  ];
}
