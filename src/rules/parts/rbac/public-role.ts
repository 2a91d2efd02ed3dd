import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';
import { boundRoleOf, clusterRoleNameOf } from './binding';
import { roleRulesOf } from './role-rule';

/** ClusterRoles of every cluster that are made for everybody: versions, health, the keys that tokens are checked by. */
const FOR_EVERYBODY: ReadonlySet<string> = new Set([
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
]);

/** What everybody may read, also without an account: `kubeadm join` begins with it. */
const PUBLIC_NAMESPACE = 'kube-public';

/** Whether a binding gives only what is public anyway, or paths that are no resources, such as /healthz. */
export function isOfPublicRole(binding: Resource, app: Inventory): boolean {
  if (binding.namespace === PUBLIC_NAMESPACE || FOR_EVERYBODY.has(clusterRoleNameOf(binding) ?? '')) {
    return true;
  }
  const role = boundRoleOf(binding, app);
  const rules = role ? roleRulesOf(role) : [];
  return rules.length > 0 && rules.every(({ resources, verbs }) => resources.length === 0 && verbs.every(isRead));
}

function isRead(verb: string): boolean {
  return verb === 'get' || verb === 'head';
}
