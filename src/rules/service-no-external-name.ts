import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

/**
 * Fields: Service: spec.type
 * Allowed: all but ExternalName
 */
export const serviceNoExternalName: Rule = {
  id: 'service-no-external-name',
  summary: 'Services are no names of hosts elsewhere',
  why: 'Requests to the Service leave for a host that no NetworkPolicy by labels covers; an Ingress controller can be sent to "localhost" by it, its own unprotected ports.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0108'], kyverno: ['no-localhost-service'] },
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  onlyWith: ['type'],
  check: (resource) =>
    resource.spec.type === 'ExternalName'
      ? [
          statement(
            objectTarget(resource),
            ['spec', 'type'],
            `the Service is another name of ${JSON.stringify(resource.spec.externalName ?? '')}; remove it, and give the name of the host to those who ask it`,
          ),
        ]
      : [],
};
