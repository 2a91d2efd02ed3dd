import { validRbac } from '../../src/rules/valid-rbac';
import { objectTables } from '../support/object-tables';
import { object } from '../support/objects';
import { ACCOUNT, binding, clusterBinding, clusterRole, grant, group, named, role, user } from '../support/rbac';

const VERSION = 'rbac.authorization.k8s.io/v1';
const paths = { nonResourceURLs: ['/metrics'], verbs: ['get'] };
const { namespace: _, ...homeless } = ACCOUNT;

objectTables(validRbac, {
  passes: {
    'a Role with rules': role(grant('', 'pods', 'get')),
    'a Role without rules': object(VERSION, 'Role', {}),
    'a ClusterRole with paths': clusterRole(paths),
    'an aggregated ClusterRole': object(VERSION, 'ClusterRole', {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] },
    }),
    'a RoleBinding whose ServiceAccount is in its namespace': binding('Role', 'web', homeless),
    'a ClusterRoleBinding': clusterBinding('web', ACCOUNT, user('jane@example.com'), group('system:nodes')),
    'users and groups whose API group is left out': clusterBinding('web', { kind: 'User', name: 'jane' }),
    'a binding of nobody': binding('ClusterRole', 'system:node'),
  },
  fails: {
    'a rule without verbs': [role(grant('', 'pods')), 'rules[0].verbs must have at least one item, e.g. "get", not []'],
    'a rule of nothing': [
      role({ verbs: ['get'] }),
      'rules[0].apiGroups must have at least one item, "" for the core group',
      'rules[0].resources must have at least one item, e.g. "pods"',
    ],
    'paths in a Role': [
      role(paths),
      'rules[0].nonResourceURLs must be in a ClusterRole, as paths are in no namespace, not ["/metrics"]',
    ],
    'paths beside resources': [
      clusterRole({ ...paths, ...named(grant('', 'pods', 'get'), 'web') }),
      'rules[0].nonResourceURLs must be in a rule without apiGroups, resources, resourceNames, not ["/metrics"]',
    ],
    'an aggregation of nothing': [
      object(VERSION, 'ClusterRole', { aggregationRule: {} }),
      'aggregationRule.clusterRoleSelectors must have at least one item',
    ],
    'a ClusterRoleBinding of a Role': [
      object(VERSION, 'ClusterRoleBinding', { roleRef: { kind: 'Role', name: 'web' } }),
      'roleRef.kind must be ClusterRole, not "Role"',
    ],
    'a role of another group, with a name that is none': [
      object(VERSION, 'RoleBinding', { roleRef: { apiGroup: 'apps', kind: 'Role', name: 'a/b' } }),
      'roleRef.apiGroup must be "rbac.authorization.k8s.io", not "apps"',
      'roleRef.name must be neither "." nor ".." and contain neither "/" nor "%", not "a/b"',
    ],
    'a binding without a role': [
      object(VERSION, 'RoleBinding', {}),
      'roleRef.kind must be ClusterRole or Role',
      'roleRef.name must be that of a role',
    ],
    'a ServiceAccount of no namespace': [
      clusterBinding('web', homeless),
      'subjects[0].namespace must be that of the ServiceAccount',
    ],
    'subjects that are none': [
      binding('Role', 'web', { kind: 'Pod', name: 'web' }, { kind: 'ServiceAccount', name: 'Web' }, { kind: 'User' }),
      'subjects[0].kind must be User, Group, ServiceAccount, not "Pod"',
      'subjects[1].name must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, e.g. "web", not "Web"',
      'subjects[2].name must be that of a User',
    ],
    'API groups of another kind of subject': [
      binding(
        'Role',
        'web',
        { ...ACCOUNT, apiGroup: 'rbac.authorization.k8s.io' },
        { ...user('jane'), apiGroup: 'v1' },
      ),
      'subjects[0].apiGroup must be left out for a ServiceAccount, not "rbac.authorization.k8s.io"',
      'subjects[1].apiGroup must be "rbac.authorization.k8s.io", not "v1"',
    ],
  },
});
