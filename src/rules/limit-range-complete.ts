import { fieldOf, isAbsent, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const PARTS = ['max', 'min', 'default', 'defaultRequest'];

/**
 * Fields: LimitRange: spec.limits of the type Container: max, min, default, defaultRequest
 * Allowed: all four. Other types have no defaults.
 */
export const limitRangeComplete: Rule = {
  id: 'limit-range-complete',
  summary: 'limit ranges for containers have bounds and defaults',
  why: 'A container without resources of its own gets none, and one that asks for a whole node gets it.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0039'] },
  standards: { owasp: 'K01', nsa: true },
  kinds: ['/LimitRange'],
  onlyWith: ['limits'],
  check: (resource) =>
    listIn(resource.spec, 'limits').flatMap((limit, index) =>
      fieldOf(limit, 'type') === 'Container'
        ? PARTS.filter((part) => isAbsent(fieldOf(limit, part))).map((part) =>
            violation(objectTarget(resource), ['spec', 'limits', index, part], 'must be set, with cpu and memory'),
          )
        : [],
    ),
};
