import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { ESCALATION, EXEC, IMPERSONATION, TOKENS } from './parts/rbac/powers';

/**
 * Fields: Role, and ClusterRole that is bound by RoleBindings only: rules
 * Allowed: none of pods/exec, pods/attach, serviceaccounts/token, impersonate, bind and escalate but where resourceNames
 * says of what. Where the role counts in the whole cluster, rules of their own report them as errors.
 */
export const noNamespaceEscalation = powerRule({
  id: 'no-namespace-escalation',
  summary: 'roles give no way to the other rights in their namespace',
  why: 'Whoever holds this role can act as any other ServiceAccount or pod of the namespace, so that to separate their rights was in vain.',
  severity: HARDENING,
  scanners: {
    polaris: ['rolePodExecAttach', 'rolebindingClusterRolePodExecAttach', 'rolebindingRolePodExecAttach'],
    trivy: ['KSV-0043', 'KSV-0053', 'KSV-0054'],
    checkov: ['CKV_K8S_158', 'CKV2_K8S_2', 'CKV2_K8S_3'],
    kubescape: ['C-0002', 'C-0065', 'C-0191', 'C-0282'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },
  standards: { owasp: 'K03', cis: ['5.1.8', '5.1.13'], nsa: true },
  powers: [EXEC, TOKENS, IMPERSONATION, ESCALATION],
  reach: 'narrow',
  instead: 'leave this out, or name the objects in resourceNames',
});
