import { isAbsent, listIn, Path } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';

export const ROLE = 'rbac.authorization.k8s.io/Role';
export const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole';
export const ROLES: readonly string[] = [CLUSTER_ROLE, ROLE];

// the only wildcard that the API server knows, but for resources: `*/scale`
export const ALL = '*';

/** One rule of a Role or a ClusterRole. */
export interface RoleRule {
  /** Where it stands in its object. */
  readonly path: Path;
  readonly written: unknown;
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** If there are any, it holds for the objects of these names alone. */
  readonly resourceNames: readonly string[];
  readonly nonResourceURLs: readonly string[];
}

/**
 * The rules of a role. An aggregated ClusterRole has none of its own: a controller writes over what stands there.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
export function roleRulesOf(role: Resource): readonly RoleRule[] {
  let rules = RULES.get(role);
  if (!rules) {
    rules = read(role);
    RULES.set(role, rules);
  }
  return rules;
}

// about twenty rules look at each role, and nothing is fixed in it any more when they do
const RULES = new WeakMap<Resource, readonly RoleRule[]>();

function read({ manifest }: Resource): readonly RoleRule[] {
  if (!isAbsent(manifest.aggregationRule)) {
    return [];
  }
  return listIn(manifest, 'rules').map((rule, index) => ({
    path: ['rules', index],
    written: rule,
    apiGroups: stringsIn(rule, 'apiGroups'),
    resources: stringsIn(rule, 'resources'),
    verbs: stringsIn(rule, 'verbs'),
    resourceNames: stringsIn(rule, 'resourceNames'),
    nonResourceURLs: stringsIn(rule, 'nonResourceURLs'),
  }));
}

function stringsIn(rule: unknown, field: string): string[] {
  return [...new Set(listIn(rule, field).filter((item): item is string => typeof item === 'string'))];
}
