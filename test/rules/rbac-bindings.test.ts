import { noAnonymousBinding } from '../../src/rules/no-anonymous-binding';
import { noAuthenticatedGroupBinding } from '../../src/rules/no-authenticated-group-binding';
import { noClusterAdminBinding } from '../../src/rules/no-cluster-admin-binding';
import { noMastersGroupBinding } from '../../src/rules/no-masters-group-binding';
import { noNamespaceAdminBinding } from '../../src/rules/no-namespace-admin-binding';
import { objectTables } from '../support/object-tables';
import { object, withMetadata } from '../support/objects';
import {
  ACCOUNT,
  binding,
  clusterBinding,
  clusterRole,
  EVERYTHING,
  grant,
  group,
  named,
  role,
  systemRole,
  user,
} from '../support/rbac';

const inSystem = (manifest: ReturnType<typeof binding>) => withMetadata(manifest, { namespace: 'kube-system' });

objectTables(noClusterAdminBinding, {
  passes: {
    'another role': clusterBinding('view', ACCOUNT),
    'a role of the app without wildcards': {
      manifest: clusterBinding('web', ACCOUNT),
      beside: [clusterRole(grant('', 'pods', 'get'))],
    },
    'all of a group that gives no rights': {
      manifest: clusterBinding('web', ACCOUNT),
      beside: [clusterRole(grant('apps', '*', '*'))],
    },
    'everything, of one name': {
      manifest: clusterBinding('web', ACCOUNT),
      beside: [clusterRole(named(EVERYTHING, 'web'))],
    },
    'a Role of the same name': { manifest: clusterBinding('web', ACCOUNT), beside: [role(EVERYTHING)] },
    'one namespace, which is said elsewhere': binding('ClusterRole', 'cluster-admin', ACCOUNT),
    'administrators of one namespace': binding('ClusterRole', 'admin', ACCOUNT),
    'a Role that is called so': binding('Role', 'cluster-admin', ACCOUNT),
    nobody: clusterBinding('cluster-admin'),
    'subjects that are none': { ...clusterBinding('cluster-admin'), subjects: 'everybody' },
    'who may do everything anyway': clusterBinding('cluster-admin', group('system:masters')),
    'no role': { ...clusterBinding('', ACCOUNT), roleRef: null },
    'a role that is none': { ...clusterBinding('', ACCOUNT), roleRef: 'cluster-admin' },
    'another kind': object('v1', 'ServiceAccount'),
  },
  fails: {
    'the role of administrators': [
      clusterBinding('cluster-admin', ACCOUNT),
      'roleRef gives ServiceAccount "shop/web" the ClusterRole "cluster-admin", which may do everything; bind a role with just what is needed',
    ],
    'that of namespaces, for all of them': [
      clusterBinding('edit', user('jane'), group('developers')),
      'roleRef gives User "jane", Group "developers" the ClusterRole "edit", which reads all Secrets and runs pods as any ServiceAccount; bind a role with just what is needed',
    ],
    'the same under another name': [
      { manifest: clusterBinding('web', ACCOUNT), beside: [clusterRole(grant('', 'pods', 'get'), EVERYTHING)] },
      'roleRef gives ServiceAccount "shop/web" the ClusterRole "web", which by rules[1] may do everything; bind a role with just what is needed',
    ],
    'a role that gives itself the rest': [
      {
        manifest: clusterBinding('web', ACCOUNT),
        beside: [clusterRole(grant('rbac.authorization.k8s.io', '*', '*'))],
      },
      'roleRef gives ServiceAccount "shop/web" the ClusterRole "web", which by rules[0] may do everything; bind a role with just what is needed',
    ],
    'the namespace of the system': [
      inSystem(binding('ClusterRole', 'admin', ACCOUNT)),
      'roleRef gives ServiceAccount "shop/web" the ClusterRole "admin", which reads all Secrets and runs pods as any ServiceAccount; bind a role with just what is needed',
    ],
    'a Role of the system': [
      { manifest: inSystem(binding('Role', 'web', ACCOUNT)), beside: [systemRole(EVERYTHING)] },
      'roleRef gives ServiceAccount "shop/web" the Role "web", which by rules[0] may do everything; bind a role with just what is needed',
    ],
    'more holders than it lists': [
      clusterBinding('cluster-admin', ...['ann', 'ben', 'cem', 'dee', 'eve'].map(user)),
      'roleRef gives User "ann", User "ben", User "cem" and 2 more the ClusterRole "cluster-admin", which may do everything; bind a role with just what is needed',
    ],
  },
});

objectTables(noNamespaceAdminBinding, {
  passes: {
    'administrators as they are meant': binding('ClusterRole', 'admin', ACCOUNT),
    'another role': { manifest: binding('Role', 'web', ACCOUNT), beside: [role(grant('', 'pods', '*'))] },
    'a role that is not in the app': binding('Role', 'web', ACCOUNT),
    'a Role of another namespace': {
      manifest: binding('Role', 'web', ACCOUNT),
      beside: [withMetadata(role(EVERYTHING), { namespace: 'bank' })],
    },
    'the whole cluster, which is said elsewhere': clusterBinding('cluster-admin', ACCOUNT),
    'the namespace of the system, too': inSystem(binding('ClusterRole', 'cluster-admin', ACCOUNT)),
    nobody: binding('ClusterRole', 'cluster-admin'),
  },
  fails: {
    'the role of administrators': [
      binding('ClusterRole', 'cluster-admin', ACCOUNT),
      'roleRef "cluster-admin" gives ServiceAccount "shop/web" everything in the namespace; bind "edit", or a role with just what is needed',
    ],
    'the same under another name': [
      { manifest: binding('Role', 'web', { kind: 'ServiceAccount', name: 'web' }), beside: [role(EVERYTHING)] },
      'roleRef "web" gives ServiceAccount "shop/web" everything in the namespace; bind "edit", or a role with just what is needed',
    ],
    'a ClusterRole of the app': [
      { manifest: binding('ClusterRole', 'web', ACCOUNT), beside: [clusterRole(EVERYTHING)] },
      'roleRef "web" gives ServiceAccount "shop/web" everything in the namespace; bind "edit", or a role with just what is needed',
    ],
  },
});

const LOGGED_IN = 'must be a user, group or ServiceAccount that has to log in';

objectTables(noAnonymousBinding, {
  passes: {
    'somebody who logs in': clusterBinding('view', ACCOUNT, user('jane'), group('developers')),
    'a ServiceAccount of that name': clusterBinding('view', { ...ACCOUNT, name: 'system:anonymous' }),
    'what a cluster says of itself': clusterBinding('system:public-info-viewer', group('system:unauthenticated')),
    'the keys of its tokens': clusterBinding(
      'system:service-account-issuer-discovery',
      group('system:unauthenticated'),
    ),
    'a role of the app with paths alone': {
      manifest: clusterBinding('web', user('system:anonymous')),
      beside: [clusterRole({ nonResourceURLs: ['/healthz'], verbs: ['get'] })],
    },
    'what is public': withMetadata(binding('Role', 'cluster-info', user('system:anonymous')), {
      namespace: 'kube-public',
    }),
    'subjects that are none': { ...clusterBinding('view'), subjects: [null, 5, 'system:anonymous', []] },
  },
  fails: {
    'the user and the group': [
      clusterBinding('view', ACCOUNT, user('system:anonymous'), group('system:unauthenticated')),
      `subjects[1].name ${LOGGED_IN}, not "system:anonymous"`,
      `subjects[2].name ${LOGGED_IN}, not "system:unauthenticated"`,
    ],
    'one namespace': [
      binding('Role', 'web', user('system:anonymous')),
      `subjects[0].name ${LOGGED_IN}, not "system:anonymous"`,
    ],
    'a role of the app with more than paths': [
      {
        manifest: clusterBinding('web', user('system:anonymous')),
        beside: [clusterRole({ nonResourceURLs: ['/healthz'], verbs: ['get'] }, grant('', 'pods', 'get'))],
      },
      `subjects[0].name ${LOGGED_IN}, not "system:anonymous"`,
    ],
    'a Role that is called like one for everybody': [
      binding('Role', 'system:public-info-viewer', user('system:anonymous')),
      `subjects[0].name ${LOGGED_IN}, not "system:anonymous"`,
    ],
  },
});

objectTables(noAuthenticatedGroupBinding, {
  passes: {
    'a group of people': clusterBinding('view', group('developers')),
    'the ServiceAccounts of a namespace': clusterBinding('view', group('system:serviceaccounts:shop')),
    'what is for everybody': clusterBinding('system:discovery', group('system:authenticated')),
    'those who have not logged in, which is said elsewhere': clusterBinding('view', group('system:unauthenticated')),
  },
  fails: {
    everybody: [
      clusterBinding('view', group('system:authenticated')),
      'subjects[0].name must be a group of those who need it, not "system:authenticated"',
    ],
    'every pod': [
      binding('Role', 'web', ACCOUNT, group('system:serviceaccounts')),
      'subjects[1].name must be a group of those who need it, not "system:serviceaccounts"',
    ],
  },
});

objectTables(noMastersGroupBinding, {
  passes: {
    'another group': clusterBinding('cluster-admin', group('administrators')),
    'a user of that name': clusterBinding('view', user('system:masters')),
    'no subjects': { ...clusterBinding('view'), subjects: null },
  },
  fails: {
    'the group': [
      clusterBinding('cluster-admin', group('system:masters')),
      'subjects[0].name must be a group whose rights come from roles alone, not "system:masters"',
    ],
  },
});
