import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { adminRuleOf, boundRoleOf, clusterRoleNameOf, holdersOf, isWide, ROLE_BINDING } from './parts/rbac/binding';

/**
 * Fields: RoleBinding: roleRef
 * Allowed: other roles than cluster-admin, and other roles of the app than those with a rule of wildcards that comes to the
 * same. In kube-system it is an error, and left to no-cluster-admin-binding.
 */
export const noNamespaceAdminBinding: Rule = {
  id: 'no-namespace-admin-binding',
  summary: 'bindings give nobody everything in their namespace',
  why: 'Its holder reads all Secrets of the namespace, takes away its quotas and policies, and gives its rights to others.',
  severity: HARDENING,
  scanners: {
    polaris: ['rolebindingClusterAdminClusterRole', 'rolebindingClusterAdminRole'],
    kubescape: ['C-0035'],
    kyverno: ['restrict-binding-clusteradmin'],
  },
  standards: { owasp: 'K03', cis: ['5.1.1'], nsa: true },
  kinds: [ROLE_BINDING],
  wholeApp: true,
  check: (binding, context) => {
    const holders = isWide(binding) ? '' : holdersOf(binding);
    if (!holders) {
      return [];
    }
    const role = boundRoleOf(binding, context.app);
    const name =
      clusterRoleNameOf(binding) === 'cluster-admin' ? 'cluster-admin' : role && adminRuleOf(role) && role.name;
    return name === undefined
      ? []
      : [
          {
            message: `roleRef "${name}" gives ${holders} everything in the namespace; bind "edit", or a role with just what is needed`,
            path: ['roleRef'],
            seen: binding.manifest.roleRef,
          },
        ];
  },
};
