import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { ROLES, roleRulesOf } from './parts/rbac/role-rule';
import { takesOver, vainWildcards, wildcardViolations } from './parts/rbac/wildcard';

/**
 * Fields: Role, ClusterRole: rules: apiGroups, resources, verbs, nonResourceURLs
 * Allowed: lists without "*", also before a subresource; paths may end in one, as in "/metrics/*". What makes its holder an
 * administrator of the cluster is an error, and left to no-cluster-wide-wildcards.
 */
export const noRbacWildcards: Rule = {
  id: 'no-rbac-wildcards',
  summary: 'roles list what they grant, without wildcards',
  why: 'A wildcard grants subresources and verbs that nobody had in mind, and those of every version and every custom resource to come.',
  severity: HARDENING,
  scanners: {
    kubeLinter: ['wildcard-in-rules'],
    trivy: ['KSV-0044', 'KSV-0045', 'KSV-0046', 'KSV-0112'],
    checkov: ['CKV_K8S_49'],
    kubescape: ['C-0187'],
    kyverno: ['restrict-wildcard-resources', 'restrict-wildcard-verbs'],
  },
  standards: { owasp: 'K03', cis: ['5.1.3'] },
  kinds: ROLES,
  wholeApp: true,
  check: (role, context) =>
    roleRulesOf(role).flatMap((rule) => [
      ...(takesOver(rule, role, context) ? [] : wildcardViolations(rule, role, context)),
      ...vainWildcards(rule),
    ]),
};
