import type { Rule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { ROLES, roleRulesOf } from './parts/rbac/role-rule';
import { takesOver, wildcardViolations } from './parts/rbac/wildcard';

/**
 * Fields: ClusterRole, and Role of kube-system: rules
 * Allowed: no "*" in resources where that takes in a way to all other rights: pods/exec, nodes/proxy, impersonate,
 * escalate, serviceaccounts/token ... So "*" with get alone is found in the core group, and not in that of the app's own
 * kinds. Not a ClusterRole that the app binds by RoleBindings only: its wildcards are left to no-rbac-wildcards.
 */
export const noClusterWideWildcards: Rule = {
  id: 'no-cluster-wide-wildcards',
  summary: 'roles of the whole cluster have no wildcard that makes their holders its administrators',
  why: 'The wildcard takes in what nobody thinks of, such as running commands in any pod, so whoever gets into one pod with this role has the cluster.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['wildcard-in-rules'],
    trivy: ['KSV-0044', 'KSV-0045', 'KSV-0046'],
    checkov: ['CKV_K8S_49'],
    kubescape: ['C-0187'],
    kyverno: ['restrict-wildcard-resources', 'restrict-wildcard-verbs'],
  },
  standards: { owasp: 'K03', cis: ['5.1.3'] },
  kinds: ROLES,
  wholeApp: true,
  check: (role, context) =>
    roleRulesOf(role)
      .filter((rule) => takesOver(rule, role, context))
      .flatMap((rule) => wildcardViolations(rule, role, context)),
};
