import { rbacRulesHaveEffect } from '../../src/rules/rbac-rules-have-effect';
import { objectTables } from '../support/object-tables';
import { object } from '../support/objects';
import { clusterRole, EVERYTHING, grant, named, role } from '../support/rbac';

const RBAC = 'rbac.authorization.k8s.io';
const AGGREGATED = { aggregationRule: { clusterRoleSelectors: [{}] } };
const two = { ...grant('', 'pods', 'get'), apiGroups: ['', 'apps'], resources: ['pods', 'deployments'] };

objectTables(rbacRulesHaveEffect, {
  passes: {
    everything: clusterRole(EVERYTHING),
    'what each group has': role(two, grant('networking.k8s.io', 'networkpolicies', 'list')),
    'kinds of groups that are gone': role(grant('extensions', 'ingresses', 'get')),
    'subresources of one or of all': role(grant('', 'pods/log', 'get'), grant('apps', '*/scale', 'update')),
    'what only the authorizer is asked about': clusterRole(
      grant('', 'users', 'impersonate'),
      grant('certificates.k8s.io', 'signers', 'approve', 'sign', 'attest'),
      grant('authentication.k8s.io', 'userextras/scopes', 'impersonate'),
      grant(RBAC, 'clusterroles', 'bind', 'escalate'),
      grant('', 'vault', 'request-serviceaccounts-token-audience'),
      grant('authentication.k8s.io', 'users', 'impersonate:user-info'),
    ),
    'verbs of a custom group': role(grant('example.com', 'widgets', 'polish')),
    paths: clusterRole({ nonResourceURLs: ['/metrics'], verbs: ['get', 'head'] }),
    'the token of one ServiceAccount': role(named(grant('', 'serviceaccounts/token', 'create'), 'web')),
    'one object that is applied': role(named(grant('', 'configmaps', 'create', 'patch'), 'settings')),
    'objects of any name': role(grant('', 'configmaps', 'create', 'deletecollection')),
    'what a controller writes': object(`${RBAC}/v1`, 'ClusterRole', { ...AGGREGATED, rules: [] }),
    'a field that no Role has': object(`${RBAC}/v1`, 'Role', { ...AGGREGATED, rules: [grant('', 'pods', 'raed')] }),
  },
  fails: {
    'what a controller writes over': [
      object(`${RBAC}/v1`, 'ClusterRole', { ...AGGREGATED, rules: [grant('', 'pods', 'raed')] }),
      'rules are overwritten with those of the ClusterRoles that aggregationRule selects; write them in a ClusterRole of their own, with the labels that it selects',
    ],
    'a slip of the pen': [
      role(grant('', 'pods', 'get', 'wach')),
      'rules[0].verbs has the verb "wach", which Kubernetes never asks about; write watch',
    ],
    'a verb of other systems': [
      clusterRole({ nonResourceURLs: ['/metrics'], verbs: ['read'] }),
      'rules[0].verbs has the verb "read", which Kubernetes never asks about; write get, list, watch, create, update, patch, delete, deletecollection',
    ],
    'upper case': [
      role(grant('', 'pods', 'GET')),
      'rules[0].verbs has the verb "GET", which Kubernetes never asks about; write get',
    ],
    'the wrong group': [
      role(grant('', 'deployments', 'get')),
      'rules[0].resources has "deployments", which "" does not have; write the API group "apps" or "extensions"',
    ],
    'a singular, and the kind': [
      role(grant('batch', 'cronjob', 'get'), grant('networking.k8s.io', 'NetworkPolicy', 'get')),
      'rules[0].resources has "cronjob", which "batch" does not have; write "cronjobs"',
      'rules[1].resources has "NetworkPolicy", which "networking.k8s.io" does not have; write "networkpolicies"',
    ],
    'what nobody has': [
      role(grant('', 'frobnicators', 'get')),
      'rules[0].resources has "frobnicators", which "" does not have; look for it in kubectl api-resources',
    ],
    'requests that name no object': [
      role(named(grant('', 'secrets', 'get', 'create', 'deletecollection'), 'web')),
      'rules[0].verbs has the verb "create", whose requests name no object, beside resourceNames; write it in a rule without them',
      'rules[0].verbs has the verb "deletecollection", whose requests name no object, beside resourceNames; write it in a rule without them',
    ],
  },
});
