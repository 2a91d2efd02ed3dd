import { fieldOf, isAbsent, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { INGRESS_KINDS } from './parts/ingress/backends';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Ingress: spec.tls, and annotations that name a certificate of the provider's load balancer
 * Allowed: at least one item, or such an annotation
 */
export const ingressTls: Rule = {
  id: 'ingress-tls',
  summary: 'Ingresses have a certificate',
  why: 'Passwords and session cookies cross the internet as plain text, for everybody on the way to read and change.',
  severity: HARDENING,
  scanners: { polaris: ['tlsSettingsMissing'], kubescape: ['C-0263'], kyverno: ['require-ingress-https'] },
  standards: { owasp: 'K07' },
  kinds: INGRESS_KINDS,
  check: (resource) =>
    listIn(resource.spec, 'tls').length > 0 ||
    CERTIFICATES.some((key) => !isAbsent(fieldOf(resource.metadata.annotations, key)))
      ? []
      : [violation(objectTarget(resource), ['spec', 'tls'], 'must name the hosts and the Secret of their certificate')],
};

const CERTIFICATES = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
];
