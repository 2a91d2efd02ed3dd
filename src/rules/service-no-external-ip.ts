import { listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Service: spec.externalIPs
 * Allowed: absent, []
 *
 * @see https://github.com/kubernetes/kubernetes/issues/97076
 */
export const serviceNoExternalIp: Rule = {
  id: 'service-no-external-ip',
  summary: 'Services claim no addresses from outside the cluster',
  why: 'Every node sends what its pods send to these addresses to the Service instead, whoever owns them: so traffic of others can be read (CVE-2020-8554).',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0108'], kyverno: ['restrict-external-ips'] },
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  onlyWith: ['externalIPs'],
  check: (resource) =>
    listIn(resource.spec, 'externalIPs').length > 0
      ? [violation(objectTarget(resource), ['spec', 'externalIPs'], 'must be left out')]
      : [],
};
