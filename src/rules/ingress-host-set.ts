import { fieldOf, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { INGRESS_KINDS } from './parts/ingress/backends';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Ingress: host of each of spec.rules
 * Allowed: any that is written
 */
export const ingressHostSet: Rule = {
  id: 'ingress-host-set',
  summary: 'the rules of Ingresses name a host',
  why: 'The rule is for every host that nobody else claims, so it answers requests that were meant for others, or for none.',
  severity: HARDENING,
  scanners: { kyverno: ['disallow-empty-ingress-host'] },
  standards: { owasp: 'K07' },
  kinds: INGRESS_KINDS,
  check: (resource) =>
    listIn(resource.spec, 'rules').flatMap((rule, index) =>
      fieldOf(rule, 'host')
        ? []
        : [violation(objectTarget(resource), ['spec', 'rules', index, 'host'], 'must be set, e.g. "shop.example.com"')],
    ),
};
