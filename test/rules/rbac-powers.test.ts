import type { Rule } from '../../src/policy/rule';
import { noConfigmapWrite } from '../../src/rules/no-configmap-write';
import { noCsrApproval } from '../../src/rules/no-csr-approval';
import { noDeleteEvents } from '../../src/rules/no-delete-events';
import { noDeletePodLogs } from '../../src/rules/no-delete-pod-logs';
import { noDeleteRights } from '../../src/rules/no-delete-rights';
import { noImpersonate } from '../../src/rules/no-impersonate';
import { noNamespaceEscalation } from '../../src/rules/no-namespace-escalation';
import { noNetworkResourceWrite } from '../../src/rules/no-network-resource-write';
import { noNodeProxy } from '../../src/rules/no-node-proxy';
import { noPersistentVolumeCreate } from '../../src/rules/no-persistent-volume-create';
import { noPodExecAttach } from '../../src/rules/no-pod-exec-attach';
import { noPodPortForward } from '../../src/rules/no-pod-port-forward';
import { noRbacEscalation } from '../../src/rules/no-rbac-escalation';
import { noRbacWrite } from '../../src/rules/no-rbac-write';
import { noSecretsAccess } from '../../src/rules/no-secrets-access';
import { noServiceStatusWrite } from '../../src/rules/no-service-status-write';
import { noTokenCreate } from '../../src/rules/no-token-create';
import { noWebhookConfigWrite } from '../../src/rules/no-webhook-config-write';
import { noWorkloadWrite } from '../../src/rules/no-workload-write';
import { messagesOf, objectTables } from '../support/object-tables';
import { object, withMetadata } from '../support/objects';
import {
  ACCOUNT,
  binding,
  clusterBinding,
  clusterRole,
  EVERYTHING,
  grant,
  named,
  role,
  systemRole,
} from '../support/rbac';

const RBAC = 'rbac.authorization.k8s.io';
const CERTIFICATES = 'certificates.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

const POWER_RULES: readonly Rule[] = [
  noConfigmapWrite,
  noCsrApproval,
  noDeleteEvents,
  noDeletePodLogs,
  noDeleteRights,
  noImpersonate,
  noNamespaceEscalation,
  noNetworkResourceWrite,
  noNodeProxy,
  noPersistentVolumeCreate,
  noPodExecAttach,
  noPodPortForward,
  noRbacEscalation,
  noRbacWrite,
  noSecretsAccess,
  noServiceStatusWrite,
  noTokenCreate,
  noWebhookConfigWrite,
  noWorkloadWrite,
];

const NAME_SECRETS = 'name those that are needed in resourceNames';

// the reading of rules, which all of them share, is told by this one
objectTables(noSecretsAccess, {
  passes: {
    'another resource': clusterRole(grant('', 'pods', 'get')),
    'a resource of that name in another group': clusterRole(grant('example.com', 'secrets', 'get')),
    'a subresource of something else': clusterRole(grant('', 'pods/secrets', 'get')),
    'creating them, without reading them': clusterRole(grant('', 'secrets', 'create')),
    'those of some names': clusterRole(named(grant('', 'secrets', 'get', 'update'), 'web-tls')),
    'a wildcard of all resources, which is said elsewhere': clusterRole(grant('', '*', 'get')),
    'a wildcard of all resources beside them': clusterRole({
      apiGroups: [''],
      resources: ['*', 'pods'],
      verbs: ['get'],
    }),
    'a name with an asterisk, which matches nothing': clusterRole(grant('', 'secret*', 'get')),
    'no verb': clusterRole(grant('', 'secrets')),
    'no group': clusterRole({ resources: ['secrets'], verbs: ['get'] }),
    'paths that are no resources': clusterRole({ nonResourceURLs: ['/secrets'], verbs: ['get'] }),
    'the rules of an aggregated role, which a controller writes': {
      ...clusterRole(grant('', 'secrets', 'get')),
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { app: 'web' } }] },
    },
    'no rules': object(`${RBAC}/v1`, 'ClusterRole'),
    'rules that are none': clusterRole(null, 5, 'secrets', [], {}),
    'rules that are no list': { ...clusterRole(), rules: { apiGroups: [''], resources: ['secrets'], verbs: ['get'] } },
    'lists that are none': clusterRole({ apiGroups: '', resources: 'secrets', verbs: 'get' }),
    'names that are no strings': clusterRole({ apiGroups: [''], resources: [5, null, {}], verbs: ['get'] }),
    'another kind': object('v1', 'Secret'),
    'a custom kind of that name': { ...clusterRole(grant('', 'secrets', 'get')), apiVersion: 'example.com/v1' },
  },
  fails: {
    'a ClusterRole': [
      clusterRole(grant('', 'secrets', 'get', 'list', 'create')),
      `rules[0] grants "get", "list" on "secrets"; ${NAME_SECRETS}`,
    ],
    'a Role': [role(grant('', 'secrets', 'watch')), `rules[0] grants "watch" on "secrets"; ${NAME_SECRETS}`],
    'every rule that does': [
      role(grant('', 'secrets', 'get'), grant('', 'pods', 'get'), grant('', 'secrets', 'delete')),
      `rules[0] grants "get" on "secrets"; ${NAME_SECRETS}`,
      `rules[2] grants "delete" on "secrets"; ${NAME_SECRETS}`,
    ],
    'what stands between others': [
      role({ apiGroups: ['apps', ''], resources: ['pods', 'secrets'], verbs: ['get', 'patch'] }),
      `rules[0] grants "get", "patch" on "secrets"; ${NAME_SECRETS}`,
    ],
    'all verbs': [role(grant('', 'secrets', '*')), `rules[0] grants "*" on "secrets"; ${NAME_SECRETS}`],
    'all groups': [role(grant('*', 'secrets', 'get')), `rules[0] grants "get" on "secrets"; ${NAME_SECRETS}`],
    'an empty list of names': [
      role(named(grant('', 'secrets', 'get'))),
      `rules[0] grants "get" on "secrets"; ${NAME_SECRETS}`,
    ],
    'an old version': [
      { ...role(grant('', 'secrets', 'get')), apiVersion: `${RBAC}/v1beta1` },
      `rules[0] grants "get" on "secrets"; ${NAME_SECRETS}`,
    ],
    'a name twice': [
      role({ apiGroups: [''], resources: ['secrets', 'secrets'], verbs: ['get', 'get'] }),
      `rules[0] grants "get" on "secrets"; ${NAME_SECRETS}`,
    ],
  },
});

const NAME_WHOM = 'name whom it may act as in resourceNames';
const impersonator = grant('', 'users', 'impersonate');

// where a role counts, which the errors share, is told by this one
objectTables(noImpersonate, {
  passes: {
    'another verb': clusterRole(grant('', 'users', 'get')),
    'somebody by name': clusterRole(named(impersonator, 'jane')),
    'a user in one namespace, which none is in': role(impersonator),
    'a user in the namespace of the system': systemRole(impersonator),
    'a ServiceAccount in one namespace': role(grant('', 'serviceaccounts', 'impersonate')),
    'a ClusterRole that counts in one namespace only': {
      manifest: clusterRole(impersonator),
      beside: [binding('ClusterRole', 'web', ACCOUNT)],
    },
    'everything, which is said elsewhere': clusterRole(EVERYTHING),
  },
  fails: {
    'a ClusterRole that nothing of the app binds': [
      clusterRole(impersonator),
      `rules[0] grants "impersonate" on "users"; ${NAME_WHOM}`,
    ],
    'one that is bound in a namespace and everywhere': [
      {
        manifest: clusterRole(impersonator),
        beside: [clusterBinding('web', ACCOUNT), binding('ClusterRole', 'web', ACCOUNT)],
      },
      `rules[0] grants "impersonate" on "users"; ${NAME_WHOM}`,
    ],
    'one beside a Role of the same name that is bound': [
      { manifest: clusterRole(impersonator), beside: [binding('Role', 'web', ACCOUNT)] },
      `rules[0] grants "impersonate" on "users"; ${NAME_WHOM}`,
    ],
    'ServiceAccounts of the system': [
      systemRole(grant('', 'serviceaccounts', 'impersonate')),
      `rules[0] grants "impersonate" on "serviceaccounts"; ${NAME_WHOM}`,
    ],
    'a ClusterRole that is bound in the namespace of the system': [
      {
        manifest: clusterRole(grant('', 'serviceaccounts', 'impersonate')),
        beside: [withMetadata(binding('ClusterRole', 'web', ACCOUNT), { namespace: 'kube-system' })],
      },
      `rules[0] grants "impersonate" on "serviceaccounts"; ${NAME_WHOM}`,
    ],
    'administrators by name': [
      clusterRole(named(grant('', 'groups', 'impersonate'), 'developers', 'system:masters')),
      `rules[0] grants "impersonate" on "groups"; ${NAME_WHOM}`,
    ],
  },
});

const FOR_THE_NAMESPACE = 'write a Role for the namespace that needs it';

objectTables(noPodExecAttach, {
  passes: {
    'other subresources': clusterRole(grant('', 'pods/log', 'get'), grant('', 'pods/portforward', 'create')),
    'the pods themselves': clusterRole(grant('', 'pods', 'create')),
    'verbs that run nothing': clusterRole(grant('', 'pods/exec', 'list', 'delete')),
    'a name with an asterisk, which matches nothing': clusterRole(grant('', 'pods/*', 'create')),
    'one namespace': role(grant('', 'pods/exec', 'create')),
    'get alone, since it is not enough': { manifest: clusterRole(grant('', 'pods/exec', 'get')), targetMinor: 35 },
  },
  fails: {
    'both at once': [
      clusterRole({ apiGroups: [''], resources: ['pods/exec', 'pods/attach'], verbs: ['get', 'create'] }),
      `rules[0] grants "get", "create" on "pods/exec", "pods/attach"; ${FOR_THE_NAMESPACE}`,
    ],
    'get alone, as long as it is enough': [
      { manifest: clusterRole(grant('', 'pods/exec', 'get')), targetMinor: 34 },
      `rules[0] grants "get" on "pods/exec"; ${FOR_THE_NAMESPACE}`,
    ],
    'create, whatever the version': [
      { manifest: clusterRole(grant('', 'pods/exec', 'create')), targetMinor: 35 },
      `rules[0] grants "create" on "pods/exec"; ${FOR_THE_NAMESPACE}`,
    ],
    'the subresource of everything': [
      clusterRole(grant('', '*/exec', 'create')),
      `rules[0] grants "create" on "*/exec"; ${FOR_THE_NAMESPACE}`,
    ],
    'pods of the system': [
      systemRole(grant('', 'pods/attach', 'create')),
      `rules[0] grants "create" on "pods/attach"; ${FOR_THE_NAMESPACE}`,
    ],
  },
});

const NAME_OBJECTS = 'leave this out, or name the objects in resourceNames';

objectTables(noNamespaceEscalation, {
  passes: {
    'what counts in the whole cluster, which is said elsewhere': clusterRole(grant('', 'pods/exec', 'create')),
    'the namespace of the system, too': systemRole(grant('', 'pods/exec', 'create')),
    'what is in no namespace': role(impersonator, grant('', 'nodes/proxy', 'create')),
    'what is named': role(
      named(grant('', 'serviceaccounts/token', 'create'), 'web'),
      named(grant(RBAC, 'clusterroles', 'bind'), 'view'),
    ),
  },
  fails: {
    'a Role': [
      role(
        grant('', 'pods/exec', 'create'),
        grant('', 'serviceaccounts/token', 'create'),
        grant('', 'serviceaccounts', 'impersonate'),
        grant(RBAC, 'roles', 'escalate', 'bind'),
      ),
      `rules[0] grants "create" on "pods/exec"; ${NAME_OBJECTS}`,
      `rules[1] grants "create" on "serviceaccounts/token"; ${NAME_OBJECTS}`,
      `rules[2] grants "impersonate" on "serviceaccounts"; ${NAME_OBJECTS}`,
      `rules[3] grants "escalate", "bind" on "roles"; ${NAME_OBJECTS}`,
    ],
    'a ClusterRole that counts in one namespace only': [
      {
        manifest: clusterRole(grant('', 'pods/exec', 'create')),
        beside: [binding('ClusterRole', 'web', ACCOUNT)],
      },
      `rules[0] grants "create" on "pods/exec"; ${NAME_OBJECTS}`,
    ],
  },
});

objectTables(noRbacEscalation, {
  passes: {
    'writing roles, as the API server checks what is in them': clusterRole(
      grant(RBAC, 'clusterroles', 'create', 'update'),
    ),
    'bindings, on which bind does nothing': clusterRole(grant(RBAC, 'clusterrolebindings', 'bind')),
    'roles by name': clusterRole(named(grant(RBAC, 'clusterroles', 'bind'), 'view', 'web')),
  },
  fails: {
    'bind and escalate': [
      clusterRole(grant(RBAC, 'clusterroles', 'bind', 'escalate')),
      'rules[0] grants "bind", "escalate" on "clusterroles"; name the roles that may be given in resourceNames',
    ],
    'the role of administrators by name': [
      clusterRole(named(grant(RBAC, 'clusterroles', 'bind'), 'cluster-admin')),
      'rules[0] grants "bind" on "clusterroles"; name the roles that may be given in resourceNames',
    ],
  },
});

objectTables(noRbacWrite, {
  passes: {
    'reading them': clusterRole(grant(RBAC, 'rolebindings', 'get', 'list', 'watch')),
    'what they give, which is said elsewhere': clusterRole(grant(RBAC, 'roles', 'bind')),
  },
  fails: {
    'all of them': [
      role({ apiGroups: [RBAC], resources: ['roles', 'rolebindings'], verbs: ['create', 'bind', 'get'] }),
      `rules[0] grants "create", "bind" on "roles", "rolebindings"; ${NAME_OBJECTS}`,
    ],
  },
});

objectTables(noNodeProxy, {
  passes: {
    'figures of the kubelet': clusterRole(grant('', 'nodes/metrics', 'get'), grant('', 'nodes/stats', 'get')),
    'a namespace, which no node is in': role(grant('', 'nodes/proxy', 'get')),
  },
  fails: {
    'get alone': [
      clusterRole(grant('', 'nodes/proxy', 'get')),
      'rules[0] grants "get" on "nodes/proxy"; write "nodes/metrics" or "nodes/stats" if that is what is read',
    ],
  },
});

objectTables(noWebhookConfigWrite, {
  passes: {
    'reading them': clusterRole(grant(ADMISSION, 'mutatingwebhookconfigurations', 'get', 'list', 'watch')),
    'its own': clusterRole(named(grant(ADMISSION, 'validatingwebhookconfigurations', 'update'), 'web')),
  },
  fails: {
    'any of them': [
      clusterRole(grant(ADMISSION, 'validatingwebhookconfigurations', 'get', 'update')),
      'rules[0] grants "update" on "validatingwebhookconfigurations"; name its own in resourceNames, in a rule without list and watch',
    ],
  },
});

const approval = grant(CERTIFICATES, 'certificatesigningrequests/approval', 'update');
const signers = grant(CERTIFICATES, 'signers', 'approve');
const NAME_SIGNERS = 'name the signers in resourceNames';

objectTables(noCsrApproval, {
  passes: {
    'one of both, which is not enough': clusterRole(approval),
    'the other of both': clusterRole(signers),
    'a signer of its own': clusterRole(approval, named(signers, 'example.com/web')),
    'signers of another group': clusterRole(approval, grant('cert-manager.io', 'signers', 'approve')),
    'signing, which takes the key': clusterRole(approval, grant(CERTIFICATES, 'signers', 'sign')),
    'a namespace, which no request is in': role(approval, signers),
  },
  fails: {
    'both in two rules': [
      clusterRole(approval, signers),
      `rules[0] grants "update" on "certificatesigningrequests/approval"; ${NAME_SIGNERS}`,
      `rules[1] grants "approve" on "signers"; ${NAME_SIGNERS}`,
    ],
    'a signer of the cluster by name': [
      clusterRole(approval, named(signers, 'kubernetes.io/kube-apiserver-client')),
      `rules[0] grants "update" on "certificatesigningrequests/approval"; ${NAME_SIGNERS}`,
      `rules[1] grants "approve" on "signers"; ${NAME_SIGNERS}`,
    ],
  },
});

objectTables(noTokenCreate, {
  passes: {
    'the accounts themselves': clusterRole(grant('', 'serviceaccounts', 'create')),
    'one by name': clusterRole(named(grant('', 'serviceaccounts/token', 'create'), 'web')),
    'one namespace': role(grant('', 'serviceaccounts/token', 'create')),
  },
  fails: {
    'any of them': [
      clusterRole(grant('', 'serviceaccounts/token', 'create')),
      'rules[0] grants "create" on "serviceaccounts/token"; name the ServiceAccounts in resourceNames, or write a Role for their namespace',
    ],
  },
});

objectTables(noWorkloadWrite, {
  passes: {
    'reading them': role(grant('', 'pods', 'get', 'list', 'watch'), grant('apps', 'deployments', 'get')),
    'deleting them': role(grant('', 'pods', 'delete')),
    'scaling them': role(grant('apps', 'deployments/scale', 'update', 'patch')),
    'their status': role(grant('', 'pods/status', 'patch')),
    'one by name': role(named(grant('apps', 'deployments', 'patch'), 'web')),
  },
  fails: {
    'each kind in its group': [
      role(
        grant('', 'pods', 'create'),
        grant('apps', 'deployments', 'patch'),
        grant('batch', 'jobs', '*'),
        grant('', 'pods/ephemeralcontainers', 'patch'),
      ),
      'rules[0] grants "create" on "pods"; leave this out, unless making pods is what its holder is for',
      'rules[1] grants "patch" on "deployments"; leave this out, unless making pods is what its holder is for',
      'rules[2] grants "*" on "jobs"; leave this out, unless making pods is what its holder is for',
      'rules[3] grants "patch" on "pods/ephemeralcontainers"; leave this out, unless making pods is what its holder is for',
    ],
  },
});

objectTables(noConfigmapWrite, {
  passes: {
    'one namespace': role(grant('', 'configmaps', 'update')),
    'new ones': clusterRole(grant('', 'configmaps', 'create', 'get')),
    'one by name': systemRole(named(grant('', 'configmaps', 'update'), 'web-leader')),
  },
  fails: {
    'all of the cluster': [
      clusterRole(grant('', 'configmaps', 'update')),
      'rules[0] grants "update" on "configmaps"; name those that are needed in resourceNames, or write a Role for their namespace',
    ],
    'one that configures the cluster': [
      systemRole(named(grant('', 'configmaps', 'patch'), 'coredns')),
      'rules[0] grants "patch" on "configmaps"; name those that are needed in resourceNames, or write a Role for their namespace',
    ],
  },
});

objectTables(noPodPortForward, {
  passes: {
    'reading pods': role(grant('', 'pods', 'get'), grant('', 'pods/log', 'get')),
    'get alone, since it is not enough': { manifest: role(grant('', 'pods/portforward', 'get')), targetMinor: 35 },
  },
  fails: {
    'ports and proxies': [
      role(grant('', 'pods/portforward', 'create'), grant('', 'services/proxy', 'get')),
      `rules[0] grants "create" on "pods/portforward"; ${NAME_OBJECTS}`,
      `rules[1] grants "get" on "services/proxy"; ${NAME_OBJECTS}`,
    ],
  },
});

const ROUTING = 'leave this out, unless routing traffic is what its holder is for';

objectTables(noNetworkResourceWrite, {
  passes: {
    'reading them': role(grant('', 'services', 'get'), grant('discovery.k8s.io', 'endpointslices', 'list')),
    'removing a Service': role(grant('', 'services', 'delete')),
  },
  fails: {
    'writing them': [
      role(grant('networking.k8s.io', 'ingresses', 'update'), grant('discovery.k8s.io', 'endpointslices', '*')),
      `rules[0] grants "update" on "ingresses"; ${ROUTING}`,
      `rules[1] grants "*" on "endpointslices"; ${ROUTING}`,
    ],
    'removing what closes the network': [
      role(grant('networking.k8s.io', 'networkpolicies', 'delete')),
      `rules[0] grants "delete" on "networkpolicies"; ${ROUTING}`,
    ],
  },
});

objectTables(noServiceStatusWrite, {
  passes: { 'the Services themselves': role(grant('', 'services', 'update')) },
  fails: {
    'their status': [
      role(grant('', 'services/status', 'patch')),
      'rules[0] grants "patch" on "services/status"; leave this out, unless its holder is what gives Services their addresses',
    ],
    'the status of everything': [
      role(grant('', '*/status', 'update')),
      'rules[0] grants "update" on "*/status"; leave this out, unless its holder is what gives Services their addresses',
    ],
  },
});

objectTables(noPersistentVolumeCreate, {
  passes: {
    claims: clusterRole(grant('', 'persistentvolumeclaims', 'create')),
    'a namespace, which no volume is in': role(grant('', 'persistentvolumes', 'create')),
  },
  fails: {
    volumes: [
      clusterRole(grant('', 'persistentvolumes', 'create', 'delete')),
      'rules[0] grants "create" on "persistentvolumes"; leave this out, unless its holder provides storage',
    ],
  },
});

objectTables(noDeleteEvents, {
  passes: { 'writing them': role(grant('', 'events', 'create', 'patch')) },
  fails: {
    'both groups': [
      role(grant('', 'events', 'delete'), grant('events.k8s.io', 'events', 'deletecollection')),
      'rules[0] grants "delete" on "events"; leave this out',
      'rules[1] grants "deletecollection" on "events"; leave this out',
    ],
  },
});

objectTables(noDeletePodLogs, {
  passes: { 'reading them': role(grant('', 'pods/log', 'get')) },
  fails: {
    'deleting them': [role(grant('', 'pods/log', 'delete')), 'rules[0] grants "delete" on "pods/log"; leave this out'],
  },
});

objectTables(noDeleteRights, {
  passes: {
    'reading and writing': role(grant('', 'pods', 'get', 'create')),
    'one by name': role(named(grant('', 'persistentvolumeclaims', 'delete'), 'data')),
  },
  fails: {
    'what keeps data': [
      role(grant('', 'persistentvolumeclaims', 'deletecollection')),
      'rules[0] grants "deletecollection" on "persistentvolumeclaims"; name what may be deleted in resourceNames',
    ],
    'many kinds, of which it lists some': [
      role({
        apiGroups: [''],
        resources: ['configmaps', 'namespaces', 'pods', 'secrets', 'serviceaccounts', 'services', 'persistentvolumes'],
        verbs: ['delete'],
      }),
      'rules[0] grants "delete" on "configmaps", "namespaces", "pods", "secrets", "serviceaccounts", "services" and 1 more; name what may be deleted in resourceNames',
    ],
  },
});

test.each(POWER_RULES.map((rule) => [rule.id, rule] as const))(
  '%s leaves wildcards of all resources to others',
  (_, rule) => {
    for (const one of [clusterRole(EVERYTHING), role(EVERYTHING), systemRole(grant('', '*', 'get', 'create'))]) {
      expect(messagesOf(rule, one)).toEqual([]);
    }
  },
);
