import { listIn } from '../manifest/json';
import { NETWORK_POLICY } from '../network/isolation';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { peerViolations } from './parts/policies/peers';
import { expressionViolations } from './parts/selection/expressions';
import { violation } from './parts/violation';

/**
 * Fields: NetworkPolicy: matchExpressions of spec.podSelector and of the selectors of peers; podSelector, namespaceSelector
 * and ipBlock of each peer; spec.policyTypes
 * Allowed: what an API server takes: peers of at least one of the three, ipBlock alone, CIDRs with exceptions within them
 */
export const validNetworkPolicy: Rule = {
  id: 'valid-network-policy',
  summary: 'NetworkPolicies are what the API server takes',
  why: 'The API server refuses the object, so that pods are as open as before, or what they should be allowed is not.',
  severity: REFUSED,
  standards: { owasp: 'K07' },
  kinds: [NETWORK_POLICY],
  onlyWith: ['from', 'matchExpressions', 'policyTypes', 'to'],
  check: (resource, { parameters: { targetMinor } }) => {
    const target = objectTarget(resource);
    const peers = DIRECTIONS.flatMap(([direction, field]) =>
      listIn(resource.spec, direction).flatMap((rule, index) =>
        listIn(rule, field).map((_, inner) => ['spec', direction, index, field, inner]),
      ),
    );
    return [
      ...expressionViolations(target, ['spec', 'podSelector']),
      ...peers.flatMap((path) => peerViolations(target, path, targetMinor)),
      ...(listIn(resource.spec, 'policyTypes').length > DIRECTIONS.length
        ? [violation(target, ['spec', 'policyTypes'], 'must be "Ingress" and "Egress" at most')]
        : []),
    ];
  },
};

const DIRECTIONS = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const;
