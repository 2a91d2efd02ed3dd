import type { Inventory } from '../manifest/inventory';
import { pathText } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { adminRuleOf, BINDINGS, boundRoleOf, clusterRoleNameOf, holdersOf, isWide } from './parts/rbac/binding';

/**
 * Fields: ClusterRoleBinding, and RoleBinding of kube-system: roleRef
 * Allowed: other ClusterRoles than cluster-admin, admin and edit, and other roles of the app than those with a rule of
 * wildcards that comes to the same. RoleBindings of other namespaces are left to no-namespace-admin-binding, and those of
 * the group system:masters, which may do everything without one, to no-masters-group-binding.
 */
export const noClusterAdminBinding: Rule = {
  id: 'no-cluster-admin-binding',
  summary: 'bindings make nobody an administrator of the cluster',
  why: 'Whoever gets into a pod of this ServiceAccount, or hold of a credential of this user, has the cluster.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['cluster-admin-role-binding'],
    polaris: ['clusterrolebindingClusterAdmin'],
    trivy: ['KSV-0111'],
    kubescape: ['C-0035', 'C-0185', 'C-0267', 'C-0272'],
    kyverno: ['restrict-binding-clusteradmin'],
  },
  standards: { owasp: 'K03', cis: ['5.1.1'], nsa: true },
  kinds: BINDINGS,
  wholeApp: true,
  check: (binding, context) => {
    const holders = isWide(binding) ? holdersOf(binding) : '';
    const meaning = holders && meaningOf(binding, context.app);
    return meaning
      ? [
          {
            message: `roleRef gives ${holders} ${meaning}; bind a role with just what is needed`,
            path: ['roleRef'],
            seen: binding.manifest.roleRef,
          },
        ]
      : [];
  },
};

/** What the ClusterRoles that every cluster has come to, bound to a whole cluster. */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['cluster-admin', 'which may do everything'],
  ['admin', 'which reads all Secrets and runs pods as any ServiceAccount'],
  ['edit', 'which reads all Secrets and runs pods as any ServiceAccount'],
]);

function meaningOf(binding: Resource, app: Inventory): string | undefined {
  const name = clusterRoleNameOf(binding);
  const builtIn = name === undefined ? undefined : BUILT_IN.get(name);
  if (builtIn) {
    return `the ClusterRole "${name}", ${builtIn}`;
  }
  const role = boundRoleOf(binding, app);
  const rule = role && adminRuleOf(role);
  return rule && `the ${role.kind} "${role.name}", which by ${pathText(rule.path)} may do everything`;
}
