import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Service: spec.type
 * Allowed: all but NodePort
 */
export const serviceNotNodePort: Rule = {
  id: 'service-not-node-port',
  summary: 'Services take no port of the nodes',
  why: 'The port is open on every node, to all who can reach one, and past the Ingress with its certificates and rules.',
  severity: HARDENING,
  scanners: { kubeLinter: ['exposed-services'], kubeScore: ['service-type'], kyverno: ['restrict-nodeport'] },
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  onlyWith: ['type'],
  check: (resource) =>
    resource.spec.type === 'NodePort'
      ? [
          violation(
            objectTarget(resource),
            ['spec', 'type'],
            'must be "ClusterIP" behind an Ingress, or "LoadBalancer"',
          ),
        ]
      : [],
};
