import { JsonObject } from '../../../src/manifest/json';
import { object } from '../../../test/support/objects';
import { ACCOUNT, grant, group, named, user } from '../../../test/support/rbac';
import { Case, NOTHING, pairs, shown } from '../case';

const GROUP = 'rbac.authorization.k8s.io';
const VERSION = `${GROUP}/v1`;

const POD_READER = grant('', 'pods', 'get');
const PATHS = { nonResourceURLs: ['/metrics'], verbs: ['get'] };

const RULES: readonly JsonObject[] = [
  POD_READER,
  PATHS,
  {},
  { verbs: ['get'] },
  { ...POD_READER, verbs: [] },
  { ...POD_READER, verbs: NOTHING },
  { ...POD_READER, verbs: ['raed', '*', ''] },
  { ...POD_READER, apiGroups: [] },
  { ...POD_READER, apiGroups: NOTHING },
  { ...POD_READER, apiGroups: ['', 'Apps', '*', 'no group'] },
  { ...POD_READER, resources: [] },
  { ...POD_READER, resources: NOTHING },
  { ...POD_READER, resources: ['cronjob', '*', '*/scale', 'pods/', ''] },
  { ...POD_READER, nonResourceURLs: [] },
  named(POD_READER),
  named(POD_READER, 'web', 'Web_1', ''),
  named(grant('', 'pods', 'create', 'deletecollection'), 'web'),
  { ...PATHS, verbs: [] },
  { ...PATHS, nonResourceURLs: ['metrics', '*', '/api/*', '/a*b', ''] },
  { ...PATHS, apiGroups: [''] },
  { ...PATHS, resources: ['pods'] },
  { ...PATHS, resourceNames: ['web'] },
  { ...PATHS, apiGroups: [], resources: [], resourceNames: [] },
  { ...POD_READER, ...PATHS },
];

const REFERENCES: readonly unknown[] = [
  { apiGroup: GROUP, kind: 'ClusterRole', name: 'web' },
  { apiGroup: GROUP, kind: 'Role', name: 'web' },
  { kind: 'ClusterRole', name: 'web' },
  { apiGroup: '', kind: 'ClusterRole', name: 'web' },
  { apiGroup: 'apps', kind: 'ClusterRole', name: 'web' },
  { apiGroup: GROUP, kind: 'Deployment', name: 'web' },
  { apiGroup: GROUP, kind: 'clusterrole', name: 'web' },
  { apiGroup: GROUP, name: 'web' },
  { apiGroup: GROUP, kind: 'ClusterRole' },
  ...['', '.', '..', 'a/b', 'a%b', 'system:node', 'Web 1', 'a'.repeat(300)].map((name) => ({
    apiGroup: GROUP,
    kind: 'ClusterRole',
    name,
  })),
  {},
  NOTHING,
];

const SUBJECTS: readonly JsonObject[] = [
  ACCOUNT,
  user('jane@example.com'),
  group('system:authenticated'),
  { kind: 'User', name: 'jane' },
  { kind: 'Group', name: 'admins', namespace: 'shop' },
  { ...ACCOUNT, namespace: NOTHING },
  { ...ACCOUNT, namespace: '' },
  { ...ACCOUNT, namespace: 'No Namespace' },
  { ...ACCOUNT, apiGroup: '' },
  { ...ACCOUNT, apiGroup: GROUP },
  { ...ACCOUNT, apiGroup: 'v1' },
  ...['', 'Web', 'a.b', 'a/b', '-web', 'a'.repeat(253), 'a'.repeat(254)].map((name) => ({ ...ACCOUNT, name })),
  { ...ACCOUNT, name: NOTHING },
  { ...user('jane'), name: '' },
  { ...user('jane'), apiGroup: '' },
  { ...user('jane'), apiGroup: 'apps' },
  { ...group('admins'), name: NOTHING },
  { ...group('admins'), apiGroup: 'v1' },
  { kind: 'Pod', name: 'web' },
  { kind: 'user', name: 'jane' },
  { name: 'web' },
  {},
];

const AGGREGATIONS: readonly unknown[] = [
  NOTHING,
  {},
  { clusterRoleSelectors: [] },
  { clusterRoleSelectors: [{}] },
  { clusterRoleSelectors: [{ matchLabels: { app: 'web' } }, { matchLabels: {} }] },
];

const ROLE_KINDS = ['Role', 'ClusterRole'];
const BINDING_KINDS = ['RoleBinding', 'ClusterRoleBinding'];
const REFERENCE = REFERENCES[0];

/** What an API server says to roles and bindings. */
export const rbacCases: readonly Case[] = [
  ...pairs(ROLE_KINDS, RULES).map(([kind, rule]) => ({
    title: `${kind} with the rule ${shown(rule)}`,
    manifest: object(VERSION, kind, { rules: [POD_READER, rule] }),
  })),
  ...ROLE_KINDS.flatMap((kind) =>
    [NOTHING, null, []].map((rules) => ({
      title: `${kind} with the rules ${shown(rules)}`,
      manifest: object(VERSION, kind, { rules }),
    })),
  ),
  ...AGGREGATIONS.map((aggregationRule) => ({
    title: `ClusterRole with the aggregation ${shown(aggregationRule)}`,
    manifest: object(VERSION, 'ClusterRole', { aggregationRule }),
  })),
  ...pairs(BINDING_KINDS, REFERENCES).map(([kind, roleRef]) => ({
    title: `${kind} of the role ${shown(roleRef)}`,
    manifest: object(VERSION, kind, { roleRef, subjects: [ACCOUNT] }),
  })),
  ...pairs(BINDING_KINDS, SUBJECTS).map(([kind, subject]) => ({
    title: `${kind} of the subject ${shown(subject)}`,
    manifest: object(VERSION, kind, { roleRef: REFERENCE, subjects: [ACCOUNT, subject] }),
  })),
  ...pairs(BINDING_KINDS, [NOTHING, null, []]).map(([kind, subjects]) => ({
    title: `${kind} of the subjects ${shown(subjects)}`,
    manifest: object(VERSION, kind, { roleRef: REFERENCE, subjects }),
  })),
];
