import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { replacementOf } from './parts/api-replacement';
import { insteadOf } from './parts/api-statement';
import { isServed, lifeOf } from './parts/served-apis';

/**
 * Fields: apiVersion, kind
 * Allowed: what the API server of the target version serves without a warning of its end; what it does not serve is not
 * judged here
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-policy/
 */
export const noDeprecatedApi: Rule = {
  id: 'no-deprecated-api',
  summary: 'the kind in that apiVersion is not deprecated in the target version',
  why: 'A later version of Kubernetes no longer serves it, and then the object can be neither applied nor changed.',
  severity: HYGIENE,
  scanners: { trivy: ['KSV-0107'], kyverno: ['check-deprecated-apis'] },
  standards: { owasp: 'K10' },
  check: (resource, { parameters: { targetMinor } }) => {
    const { deprecated, until, removal } = lifeOf(resource) ?? {};
    if (deprecated === undefined || deprecated > targetMinor || !isServed(resource, targetMinor)) {
      return [];
    }
    const { apiVersion, kind } = resource;
    const replacement = replacementOf(resource, targetMinor);
    const end = until === undefined ? removal : until + 1;
    const ending = end === undefined ? '' : ` and not served from 1.${end} on`;
    const instead = replacement ? insteadOf(resource, replacement) : 'plan to do without it';
    return [
      {
        message: `apiVersion "${apiVersion}" of ${kind} is deprecated since Kubernetes 1.${deprecated}${ending}; ${instead}`,
        path: ['apiVersion'],
        seen: apiVersion,
        ...(replacement?.sameFields && replacement.kind === kind ? { write: replacement.apiVersion } : {}),
      },
    ];
  },
};
