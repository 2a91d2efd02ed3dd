import { noClusterWideWildcards } from '../../src/rules/no-cluster-wide-wildcards';
import { noRbacWildcards } from '../../src/rules/no-rbac-wildcards';
import { messagesOf, objectTables } from '../support/object-tables';
import { object } from '../support/objects';
import { ACCOUNT, binding, clusterRole, EVERYTHING, grant, named, role, systemRole } from '../support/rbac';

const OWN_GROUP = grant('metrics.example.com', '*', '*');

const EVERYTHING_FOUND =
  'rules[0] grants "*" on "*" of apiGroups "*", so everything; list the apiGroups, resources and verbs that are needed';

objectTables(noClusterWideWildcards, {
  passes: {
    'no wildcard': clusterRole(grant('', 'pods', 'get')),
    'all of a group of its own': clusterRole(OWN_GROUP),
    'all of a group that gives no rights': clusterRole(grant('apps', '*', '*')),
    'all verbs on one resource': clusterRole(grant('', 'configmaps', '*')),
    'the objects of one name': clusterRole(named(EVERYTHING, 'web')),
    'one namespace': role(EVERYTHING),
    'a ClusterRole that counts in one namespace only': {
      manifest: clusterRole(EVERYTHING),
      beside: [binding('ClusterRole', 'web', ACCOUNT)],
    },
    'verbs that do nothing': clusterRole(grant('', '*', 'watch-closely')),
    'the rules of an aggregated role': { ...clusterRole(EVERYTHING), aggregationRule: { clusterRoleSelectors: [] } },
  },
  fails: {
    everything: [clusterRole(EVERYTHING), EVERYTHING_FOUND],
    'everything in the namespace of the system': [systemRole(EVERYTHING), EVERYTHING_FOUND],
    'reading the core group, as get runs commands through kubelets': [
      { manifest: clusterRole(grant('', '*', 'get', 'list')), targetMinor: 36 },
      'rules[0] grants "get", "list" on "*" of apiGroups "", which takes in access to any Secret, running commands through every kubelet; list the resources that are needed',
    ],
    'what gives rights': [
      clusterRole(grant('', 'pods', 'get'), grant('rbac.authorization.k8s.io', '*', '*')),
      'rules[1] grants "*" on "*" of apiGroups "rbac.authorization.k8s.io", which takes in giving itself any right; list the resources and verbs that are needed',
    ],
    'more than a message lists': [
      clusterRole(grant('', '*', '*')),
      'rules[0] grants "*" on "*" of apiGroups "", which takes in access to any Secret, running pods as any ServiceAccount, running commands in any pod and 3 more ways to other rights; list the resources and verbs that are needed',
    ],
  },
});

objectTables(noRbacWildcards, {
  passes: {
    'no wildcard': role(grant('', 'pods', 'get'), grant('apps', 'deployments/scale', 'update')),
    'a path that ends in one': clusterRole({ nonResourceURLs: ['/metrics/*'], verbs: ['get'] }),
    'names of objects, where it is no wildcard': role(named(grant('example.com', 'signers', 'sign'), 'web/*')),
    'the rules of an aggregated role': { ...clusterRole(EVERYTHING), aggregationRule: { clusterRoleSelectors: [] } },
    'what is an error': clusterRole(EVERYTHING),
    'no rules': object('rbac.authorization.k8s.io/v1', 'Role'),
    'rules that are none': role(null, 5, '*', ['*'], { resources: '*', verbs: { '*': '*' } }),
    'items that are none': role({ apiGroups: [5], resources: [null], verbs: [['*']] }),
    'another kind': object('v1', 'ConfigMap'),
  },
  fails: {
    'everything in a namespace': [role(EVERYTHING), EVERYTHING_FOUND],
    'everything of one name': [
      clusterRole(named(EVERYTHING, 'web')),
      'rules[0] grants "*" on "*" of apiGroups "*"; list the apiGroups, resources and verbs that are needed',
    ],
    'all of a group of its own': [
      clusterRole(OWN_GROUP),
      'rules[0] grants "*" on "*" of apiGroups "metrics.example.com"; list the resources and verbs that are needed',
    ],
    'all verbs': [
      role(grant('', 'pods', 'get'), grant('', 'configmaps', '*')),
      'rules[1] grants "*" on "configmaps" of apiGroups ""; list the verbs that are needed',
    ],
    'all groups': [
      role(grant('*', 'deployments', 'get')),
      'rules[0] grants "get" on "deployments" of apiGroups "*"; list the apiGroups that are needed',
    ],
    'reading a namespace': [
      { manifest: role(grant('', '*', 'get', 'list')), targetMinor: 36 },
      'rules[0] grants "get", "list" on "*" of apiGroups "", which takes in access to any Secret; list the resources that are needed',
    ],
    'a subresource of everything': [
      clusterRole(grant('*', '*/scale', 'update')),
      'rules[0] grants "update" on "*/scale" of apiGroups "*"; list the apiGroups and resources that are needed',
    ],
    'all paths': [
      clusterRole({ nonResourceURLs: ['*'], verbs: ['get'] }),
      'rules[0] grants "get" on nonResourceURLs "*"; list the nonResourceURLs that are needed',
    ],
    'an asterisk that is no wildcard': [
      role(grant('', 'pods/*', 'get'), grant('*.example.com', 'webs', 'get*')),
      'rules[0].resources "pods/*" stands for nothing, as the API server knows "*" and "*/SUBRESOURCE" alone; list what is needed',
      'rules[1].apiGroups "*.example.com" stands for nothing, as the API server knows "*" alone; list what is needed',
      'rules[1].verbs "get*" stands for nothing, as the API server knows "*" alone; list what is needed',
    ],
  },
});

test('a wildcard is told once', () => {
  for (const one of [
    clusterRole(EVERYTHING),
    role(EVERYTHING),
    clusterRole(OWN_GROUP),
    systemRole(grant('', '*', 'get')),
  ]) {
    expect([...messagesOf(noClusterWideWildcards, one), ...messagesOf(noRbacWildcards, one)]).toHaveLength(1);
  }
});
