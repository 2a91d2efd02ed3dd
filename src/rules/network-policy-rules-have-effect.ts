import { listIn } from '../manifest/json';
import { isolatesIn, NETWORK_POLICY } from '../network/isolation';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const DIRECTIONS = [
  ['ingress', 'Ingress'],
  ['egress', 'Egress'],
] as const;

/**
 * Fields: NetworkPolicy: spec.policyTypes, beside the rules in spec.ingress and spec.egress
 * Allowed: each direction that has rules, or nothing at all, by which it has both
 */
export const networkPolicyRulesHaveEffect: Rule = {
  id: 'network-policy-rules-have-effect',
  summary: 'NetworkPolicies are for the directions that they have rules for',
  why: 'Rules for a direction that policyTypes leaves out are read by nobody: there, the pods stay as open as before.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  kinds: [NETWORK_POLICY],
  onlyWith: ['egress', 'ingress'],
  check: (policy) =>
    DIRECTIONS.filter(([direction]) => listIn(policy.spec, direction).length > 0 && !isolatesIn(direction, policy)).map(
      ([direction, type]) =>
        violation(
          objectTarget(policy),
          ['spec', 'policyTypes'],
          `must have "${type}" for the rules in spec.${direction} to be read`,
        ),
    ),
};
