import { isAbsent } from '../manifest/json';
import { NETWORK_POLICY } from '../network/isolation';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: NetworkPolicy: spec.podSelector
 * Allowed: any, also the empty one, which says that all pods of the namespace are meant
 */
export const networkPolicyHasSelector: Rule = {
  id: 'network-policy-has-selector',
  summary: 'NetworkPolicies say which pods they are for',
  why: 'Without a selector the policy is for every pod of its namespace, so a field that was left out or misspelt cuts off pods that nobody meant.',
  severity: HYGIENE,
  scanners: { trivy: ['KSV-0038'] },
  standards: { owasp: 'K07', cis: ['5.3.2'], nsa: true },
  kinds: [NETWORK_POLICY],
  check: (resource) =>
    isAbsent(resource.spec.podSelector)
      ? [
          violation(
            objectTarget(resource),
            ['spec', 'podSelector'],
            'must be set; write {} if all pods of the namespace are meant',
          ),
        ]
      : [],
};
