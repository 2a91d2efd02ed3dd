import { fieldOf, isAbsent, isObject, listIn, objectIn, stringIn } from '../manifest/json';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { SANDBOX_TEMPLATE } from './parts/agent-sandbox';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const ANYWHERE: ReadonlySet<unknown> = new Set(['0.0.0.0/0', '::/0']);

/**
 * Fields: SandboxTemplate: spec.networkPolicyManagement, spec.networkPolicy.egress
 * Allowed: Managed or absent, with a policy whose rules each say where to
 */
export const agentSandboxEgressPolicy: Rule = {
  id: 'agent-sandbox-egress-policy',
  summary: 'sandboxes of agents reach only what they are given',
  why: 'Without a policy of its own, a sandbox may send to the whole internet: what untrusted code finds in it leaves unseen.',
  severity: HARDENING,
  scanners: { kubescape: ['C-0301'] },
  standards: { owasp: 'K07' },
  kinds: [SANDBOX_TEMPLATE],
  check: (resource) => {
    const target = objectTarget(resource);
    const management = fieldOf(resource.spec, 'networkPolicyManagement');
    if (!isAbsent(management) && management !== 'Managed') {
      return [violation(target, ['spec', 'networkPolicyManagement'], 'must be Managed', { write: 'Managed' })];
    }
    const policy = objectIn(resource.spec, 'networkPolicy');
    return policy
      ? listIn(policy, 'egress').flatMap((rule, index): Violation[] =>
          isScoped(rule)
            ? []
            : [violation(target, ['spec', 'networkPolicy', 'egress', index], 'must say in "to" which peers it allows')],
        )
      : [violation(target, ['spec', 'networkPolicy'], 'must be set, with the peers that its egress allows')];
  },
};

function isScoped(rule: unknown): boolean {
  const peers = listIn(rule, 'to');
  return peers.length > 0 && peers.every(isNarrow);
}

function isNarrow(peer: unknown): boolean {
  const cidr = stringIn(fieldOf(peer, 'ipBlock'), 'cidr');
  return cidr ? !ANYWHERE.has(cidr) : ['podSelector', 'namespaceSelector'].some((key) => selects(fieldOf(peer, key)));
}

function selects(selector: unknown): boolean {
  const labels = objectIn(selector, 'matchLabels');
  return listIn(selector, 'matchExpressions').length > 0 || (isObject(labels) && Object.keys(labels).length > 0);
}
