import { listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { INGRESS_KINDS } from './parts/ingress/backends';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Ingress: hosts of each of spec.tls
 * Allowed: at least one
 */
export const ingressTlsHostSet: Rule = {
  id: 'ingress-tls-host-set',
  summary: 'certificates of Ingresses name their hosts',
  why: 'Which hosts a certificate without them is for is up to the controller: some serve the host with a certificate of their own, which browsers warn of, or without encryption.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  kinds: INGRESS_KINDS,
  onlyWith: ['tls'],
  check: (resource) =>
    listIn(resource.spec, 'tls').flatMap((tls, index) =>
      listIn(tls, 'hosts').length > 0
        ? []
        : [
            violation(
              objectTarget(resource),
              ['spec', 'tls', index, 'hosts'],
              'must be the hosts that the certificate is for',
            ),
          ],
    ),
};
