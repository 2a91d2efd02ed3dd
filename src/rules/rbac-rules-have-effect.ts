import { isBuiltInGroup } from '../manifest/api-group';
import { listIn, objectIn, pathText } from '../manifest/json';
import { isRbacVerb, NAMELESS_VERBS } from '../manifest/rbac-verb';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { closest } from './parts/closest';
import { quoted } from './parts/quoted';
import { groupsOf, resourceOf, resourcesOf } from './parts/rbac/api-resources';
import { ALL, CLUSTER_ROLE, RoleRule, ROLES, roleRulesOf } from './parts/rbac/role-rule';

/**
 * Fields: Role, ClusterRole: verbs, resources and resourceNames of rules, and aggregationRule beside them
 * Allowed: rules or aggregationRule; verbs that Kubernetes asks about, and of custom groups any; resources by their plural, in a group that has them;
 * beside resourceNames no deletecollection, and no create but of a subresource, or beside patch or update: server-side
 * apply and PUT name what they create
 */
export const rbacRulesHaveEffect: Rule = {
  id: 'rbac-rules-have-effect',
  summary: 'the rules of roles grant what they read as',
  why: 'The API server takes whatever is written there and never lets such a request through, so that the program is refused when it runs.',
  severity: HYGIENE,
  standards: { owasp: 'K03' },
  kinds: ROLES,
  check: (role) => [
    ...roleRulesOf(role).flatMap((rule) => [
      ...faults(rule, 'verbs', unknownVerbs(rule)),
      ...faults(rule, 'resources', unknownResources(rule)),
      ...faults(rule, 'verbs', namelessVerbs(rule)),
    ]),
    ...overwrittenRules(role),
  ],
};

function overwrittenRules({ manifest, groupKind }: Resource): Violation[] {
  if (groupKind !== CLUSTER_ROLE || !objectIn(manifest, 'aggregationRule') || listIn(manifest, 'rules').length === 0) {
    return [];
  }
  const message =
    'rules are overwritten with those of the ClusterRoles that aggregationRule selects; write them in a ClusterRole of ' +
    'their own, with the labels that it selects';
  return [{ message, path: ['rules'] }];
}

function faults(rule: RoleRule, field: 'resources' | 'verbs', found: readonly string[]): Violation[] {
  const path = [...rule.path, field];
  return found.map((fault) => ({ message: `${pathText(path)} has ${fault}`, path, seen: rule[field] }));
}

function unknownVerbs({ verbs, apiGroups }: RoleRule): string[] {
  return apiGroups.every(isBuiltInGroup)
    ? verbs
        .filter((verb) => !isRbacVerb(verb))
        .map(
          (verb) =>
            `the verb "${verb}", which Kubernetes never asks about; write ${closest(verb, VERBS) ?? VERBS.join(', ')}`,
        )
    : [];
}

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

function unknownResources({ apiGroups, resources, verbs }: RoleRule): string[] {
  if (!apiGroups.every(isBuiltInGroup) || verbs.includes(AUDIENCES)) {
    return [];
  }
  return resources.flatMap((resource) => {
    const [name] = resource.split('/');
    return name === ALL || apiGroups.some((group) => resourcesOf(group).has(name))
      ? []
      : [`"${resource}", which ${quoted(apiGroups)} does not have; ${remedy(name, apiGroups)}`];
  });
}

/** Its resources are the audiences of tokens, which may be any. */
const AUDIENCES = 'request-serviceaccounts-token-audience';

function remedy(name: string, apiGroups: readonly string[]): string {
  const groups = groupsOf(name);
  if (groups.length > 0) {
    return `write the API group ${groups.map((group) => `"${group}"`).join(' or ')}`;
  }
  const all = apiGroups.flatMap((group) => [...resourcesOf(group)]);
  const meant = [resourceOf(name), closest(name, all)].find((other) => other && all.includes(other));
  return meant ? `write "${meant}"` : 'look for it in kubectl api-resources';
}

function namelessVerbs({ verbs, resources, resourceNames }: RoleRule): string[] {
  if (resourceNames.length === 0 || resources.every((resource) => resource.includes('/'))) {
    return [];
  }
  const isApplied = verbs.includes('patch') || verbs.includes('update');
  return verbs
    .filter((verb) => NAMELESS_VERBS.includes(verb) && !(verb === 'create' && isApplied))
    .map(
      (verb) =>
        `the verb "${verb}", whose requests name no object, beside resourceNames; write it in a rule without them`,
    );
}
