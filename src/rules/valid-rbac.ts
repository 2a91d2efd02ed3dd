import { isAbsent, listIn, objectIn, stringIn } from '../manifest/json';
import { dnsSubdomainFault, pathSegmentFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { BINDINGS, CLUSTER_ROLE_BINDING } from './parts/rbac/binding';
import { ROLE, ROLES } from './parts/rbac/role-rule';
import { violation } from './parts/violation';

/**
 * Fields: Role, ClusterRole: rules, aggregationRule; RoleBinding, ClusterRoleBinding: roleRef, subjects
 * Allowed: what an API server takes. Rules with verbs, and either API groups with resources or, in a ClusterRole, paths; a
 * role by kind and name; users, groups and ServiceAccounts by name, these in a ClusterRoleBinding with their namespace.
 */
export const validRbac: Rule = {
  id: 'valid-rbac',
  summary: 'roles and bindings are what the API server takes',
  why: 'The API server refuses the object, so that nobody gets the rights.',
  severity: REFUSED,
  kinds: [...BINDINGS, ...ROLES],
  check: (resource) =>
    ROLES.includes(resource.groupKind)
      ? [...ruleViolations(resource), ...aggregationViolations(resource)]
      : [...roleViolations(resource), ...subjectViolations(resource)],
};

const GROUP = 'rbac.authorization.k8s.io';

function ruleViolations(role: Resource): Violation[] {
  const target = objectTarget(role);
  return listIn(role.manifest, 'rules').flatMap((rule, index) => {
    const path = ['rules', index];
    const has = (field: string) => listIn(rule, field).length > 0;
    const missing = (field: string, fault: string) =>
      has(field) ? [] : [violation(target, [...path, field], `must have at least one item, ${fault}`)];
    const found = missing('verbs', 'e.g. "get"');
    if (!has('nonResourceURLs')) {
      return [...found, ...missing('apiGroups', '"" for the core group'), ...missing('resources', 'e.g. "pods"')];
    }
    const paths = [...path, 'nonResourceURLs'];
    if (role.groupKind === ROLE) {
      found.push(violation(target, paths, 'must be in a ClusterRole, as paths are in no namespace'));
    }
    const beside = ['apiGroups', 'resources', 'resourceNames'].filter(has);
    return beside.length > 0
      ? [...found, violation(target, paths, `must be in a rule without ${beside.join(', ')}`)]
      : found;
  });
}

function aggregationViolations(role: Resource): Violation[] {
  const { aggregationRule } = role.manifest;
  const path = ['aggregationRule', 'clusterRoleSelectors'];
  return role.groupKind === ROLE || isAbsent(aggregationRule) || listIn(aggregationRule, path[1]).length > 0
    ? []
    : [violation(objectTarget(role), path, 'must have at least one item')];
}

function roleViolations(binding: Resource): Violation[] {
  const target = objectTarget(binding);
  const ref = objectIn(binding.manifest, 'roleRef');
  const kinds = binding.groupKind === CLUSTER_ROLE_BINDING ? ['ClusterRole'] : ['ClusterRole', 'Role'];
  const name = stringIn(ref, 'name') ?? '';
  const nameFault = name === '' ? 'must be that of a role' : pathSegmentFault(name);
  return [
    ...(isOneOf(stringIn(ref, 'apiGroup'), ['', GROUP])
      ? []
      : [violation(target, ['roleRef', 'apiGroup'], `must be "${GROUP}"`)]),
    ...(kinds.includes(stringIn(ref, 'kind') ?? '')
      ? []
      : [violation(target, ['roleRef', 'kind'], `must be ${kinds.join(' or ')}`)]),
    ...(nameFault ? [violation(target, ['roleRef', 'name'], nameFault)] : []),
  ];
}

function subjectViolations(binding: Resource): Violation[] {
  const target = objectTarget(binding);
  return listIn(binding.manifest, 'subjects').flatMap((subject, index) => {
    const kind = stringIn(subject, 'kind') ?? '';
    if (!KINDS.includes(kind)) {
      return [violation(target, ['subjects', index, 'kind'], `must be ${KINDS.join(', ')}`)];
    }
    const isAccount = kind === 'ServiceAccount';
    const name = stringIn(subject, 'name') ?? '';
    const faults = {
      apiGroup: isOneOf(stringIn(subject, 'apiGroup'), isAccount ? [''] : ['', GROUP])
        ? undefined
        : `must be ${isAccount ? 'left out for a ServiceAccount' : `"${GROUP}"`}`,
      name: name === '' ? `must be that of a ${kind}` : isAccount ? dnsSubdomainFault(name) : undefined,
      namespace:
        isAccount && binding.groupKind === CLUSTER_ROLE_BINDING && !stringIn(subject, 'namespace')
          ? 'must be that of the ServiceAccount'
          : undefined,
    };
    return Object.entries(faults).flatMap(([field, fault]) =>
      fault ? [violation(target, ['subjects', index, field], fault)] : [],
    );
  });
}

const KINDS = ['User', 'Group', 'ServiceAccount'];

/** Whether a text is one of some; one that is left out counts as empty. */
function isOneOf(text: string = '', allowed: readonly string[]): boolean {
  return allowed.includes(text);
}
