import type { Rule } from '../policy/rule';
import { OPTIONAL } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Service: spec.type
 * Allowed: all but LoadBalancer. An Ingress controller needs one itself, so a posture has to ask for this rule.
 */
export const serviceNotLoadBalancer: Rule = {
  id: 'service-not-load-balancer',
  summary: 'Services have no load balancer of their own',
  why: 'The provider gives the Service an address, mostly a public one, past the Ingress with its certificates and rules.',
  severity: OPTIONAL,
  scanners: { kubeLinter: ['exposed-services'], kubescape: ['C-0256'], kyverno: ['no-loadbalancer-service'] },
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  onlyWith: ['type'],
  check: (resource) =>
    resource.spec.type === 'LoadBalancer'
      ? [violation(objectTarget(resource), ['spec', 'type'], 'must be "ClusterIP" behind an Ingress')]
      : [],
};
