import { Inventory, oncePerApp } from '../../../manifest/inventory';
import { fieldOf, isObject, listIn, Path, stringIn } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Context } from '../../../policy/context';
import { ALL, CLUSTER_ROLE, ROLE, RoleRule, roleRulesOf } from './role-rule';

export const ROLE_BINDING = 'rbac.authorization.k8s.io/RoleBinding';
export const CLUSTER_ROLE_BINDING = 'rbac.authorization.k8s.io/ClusterRoleBinding';
export const BINDINGS: readonly string[] = [CLUSTER_ROLE_BINDING, ROLE_BINDING];

/** Whose pods run the cluster: rights in there are rights everywhere. */
export const SYSTEM_NAMESPACE = 'kube-system';

/** The group whose members may do everything, whatever roles there are. */
export const MASTERS = 'system:masters';

/** Somebody whom a binding gives a role. */
export interface BindingSubject {
  readonly path: Path;
  readonly kind: string;
  readonly name: string;
  /** Of a ServiceAccount. */
  readonly namespace: string | undefined;
}

export function subjectsOf(binding: Resource): BindingSubject[] {
  return listIn(binding.manifest, 'subjects').flatMap((subject, index) =>
    isObject(subject)
      ? [
          {
            path: ['subjects', index],
            kind: stringIn(subject, 'kind') ?? '',
            name: stringIn(subject, 'name') ?? '',
            // left out, that of the binding, if it has one
            namespace: stringIn(subject, 'namespace') || binding.namespace,
          },
        ]
      : [],
  );
}

/** `ServiceAccount "shop/web"`, as messages name it. */
export function subjectTitle({ kind, name, namespace }: BindingSubject): string {
  return `${kind} "${kind === 'ServiceAccount' && namespace ? `${namespace}/` : ''}${name}"`;
}

/** Those whom a binding gives something, as messages list them; empty if there is nobody. */
export function holdersOf(binding: Resource): string {
  const subjects = subjectsOf(binding).filter(({ kind, name }) => kind !== 'Group' || name !== MASTERS);
  const listed = subjects.slice(0, MOST_LISTED).map(subjectTitle).join(', ');
  return subjects.length > MOST_LISTED ? `${listed} and ${subjects.length - MOST_LISTED} more` : listed;
}

const MOST_LISTED = 3;

/** The name of the ClusterRole that a binding refers to, if it is one. */
export function clusterRoleNameOf(binding: Resource): string | undefined {
  const { kind, name } = roleRefOf(binding);
  return kind === 'ClusterRole' ? name : undefined;
}

/** The role that a binding refers to, if the app has it. */
export function boundRoleOf(binding: Resource, app: Inventory): Resource | undefined {
  const { kind, name } = roleRefOf(binding);
  return kind === 'ClusterRole' ? app.find(CLUSTER_ROLE, undefined, name) : app.find(ROLE, binding.namespace, name);
}

/** Whether a binding counts in more than one namespace, or in that which runs the cluster. */
export function isWide(binding: Resource): boolean {
  return binding.groupKind === CLUSTER_ROLE_BINDING || binding.namespace === SYSTEM_NAMESPACE;
}

/** The rule by which a role is cluster-admin under another name: everything that takes, or enough to get the rest. */
export function adminRuleOf(role: Resource): RoleRule | undefined {
  return roleRulesOf(role).find(
    ({ apiGroups, resources, verbs, resourceNames }) =>
      resourceNames.length === 0 &&
      verbs.includes(ALL) &&
      resources.includes(ALL) &&
      apiGroups.some((group) => ADMIN_GROUPS.has(group)),
  );
}

/** Those in which one can act as another, or give oneself rights. */
const ADMIN_GROUPS: ReadonlySet<string> = new Set([ALL, '', 'rbac.authorization.k8s.io']);

/** Where the rights of a role count: nowhere else than in some namespaces, in that which runs the cluster, or everywhere. */
export type Reach = 'namespace' | 'system' | 'cluster';

/**
 * Where the rights of a role count. A ClusterRole that nothing in the app binds may be bound anywhere by somebody else,
 * unless it is made to be part of admin, edit or view.
 */
export function reachOf(role: Resource, context: Context): Reach {
  if (role.groupKind === ROLE) {
    return role.namespace === SYSTEM_NAMESPACE ? 'system' : 'namespace';
  }
  return reachByClusterRole(context.app).get(role.name) ?? (isOfNamespaceRoles(role) ? 'namespace' : 'cluster');
}

/** Whether it becomes part of the roles that are there to be given within one namespace. */
function isOfNamespaceRoles({ metadata }: Resource): boolean {
  return ['admin', 'edit', 'view'].some(
    (name) => fieldOf(metadata.labels, `rbac.authorization.k8s.io/aggregate-to-${name}`) === 'true',
  );
}

const reachByClusterRole = oncePerApp((app) => {
  const reach = new Map<string, Reach>();
  for (const binding of app.ofKind(...BINDINGS)) {
    const name = clusterRoleNameOf(binding);
    if (name !== undefined) {
      reach.set(name, wider(reach.get(name) ?? 'namespace', reachOfBinding(binding)));
    }
  }
  return reach;
});

function reachOfBinding(binding: Resource): Reach {
  if (binding.groupKind === CLUSTER_ROLE_BINDING) {
    return 'cluster';
  }
  return isWide(binding) ? 'system' : 'namespace';
}

const REACHES: readonly Reach[] = ['namespace', 'system', 'cluster'];

function wider(left: Reach, right: Reach): Reach {
  return REACHES.indexOf(left) > REACHES.indexOf(right) ? left : right;
}

function roleRefOf({ manifest }: Resource): { kind: string; name: string } {
  const ref = fieldOf(manifest, 'roleRef');
  return { kind: stringIn(ref, 'kind') ?? '', name: stringIn(ref, 'name') ?? '' };
}
