import type { Power } from './power';

const CORE = [''];
const RBAC = ['rbac.authorization.k8s.io'];
const WRITE = ['create', 'update', 'patch'];
const CHANGE = ['update', 'patch'];
const DELETE = ['delete', 'deletecollection'];

/** Before this minor version, a WebSocket asks for what it does with a GET alone. */
const WEBSOCKETS_CREATE = 35;

const isOfKubernetes = (signer: string) => signer.startsWith('kubernetes.io/');

/**
 * What permissions amount to in the hands of an attacker.
 *
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
export const IMPERSONATION: Power = {
  doing: 'acting as anybody else',
  grants: [
    {
      apiGroups: CORE,
      resources: ['users', 'groups'],
      verbs: ['impersonate'],
      clusterWide: true,
      evenNamed: (name) => name === 'system:masters',
    },
    { apiGroups: CORE, resources: ['serviceaccounts'], verbs: ['impersonate'] },
  ],
};

export const ESCALATION: Power = {
  doing: 'giving itself any right',
  grants: [
    {
      apiGroups: RBAC,
      resources: ['roles', 'clusterroles'],
      verbs: ['bind', 'escalate'],
      evenNamed: (name) => name === 'cluster-admin',
    },
  ],
};

export const NODE_PROXY: Power = {
  doing: 'running commands through every kubelet',
  grants: [
    {
      apiGroups: CORE,
      resources: ['nodes/proxy'],
      verbs: ['get', 'create', 'update', 'patch', 'delete'],
      clusterWide: true,
    },
  ],
};

export const WEBHOOKS: Power = {
  doing: 'reading and changing whatever is admitted',
  grants: [
    {
      apiGroups: ['admissionregistration.k8s.io'],
      resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
      verbs: WRITE,
      clusterWide: true,
    },
  ],
};

export const CERTIFICATES: Power = {
  doing: 'approving certificates of anybody',
  takesAll: true,
  grants: [
    {
      apiGroups: ['certificates.k8s.io'],
      resources: ['signers'],
      verbs: ['approve'],
      clusterWide: true,
      evenNamed: isOfKubernetes,
    },
    {
      apiGroups: ['certificates.k8s.io'],
      resources: ['certificatesigningrequests/approval'],
      verbs: CHANGE,
      clusterWide: true,
    },
  ],
};

export const TOKENS: Power = {
  doing: 'making tokens of any ServiceAccount',
  grants: [{ apiGroups: CORE, resources: ['serviceaccounts/token'], verbs: ['create'] }],
};

export const EXEC: Power = {
  doing: 'running commands in any pod',
  grants: [
    { apiGroups: CORE, resources: ['pods/exec', 'pods/attach'], verbs: ['create'] },
    { apiGroups: CORE, resources: ['pods/exec', 'pods/attach'], verbs: ['get'], until: WEBSOCKETS_CREATE },
  ],
};

export const SECRETS: Power = {
  doing: 'access to any Secret',
  // who may only create one can neither read nor replace another's
  grants: [{ apiGroups: CORE, resources: ['secrets'], verbs: ['get', 'list', 'watch', ...CHANGE, ...DELETE] }],
};

export const WORKLOADS: Power = {
  doing: 'running pods as any ServiceAccount',
  grants: [
    { apiGroups: CORE, resources: ['pods', 'replicationcontrollers'], verbs: WRITE },
    { apiGroups: CORE, resources: ['pods/ephemeralcontainers'], verbs: CHANGE },
    {
      apiGroups: ['apps', 'extensions'],
      resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
      verbs: WRITE,
    },
    { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: WRITE },
  ],
};

export const ROLE_WRITING: Power = {
  doing: 'sharing its rights with anybody',
  grants: [
    { apiGroups: RBAC, resources: ['roles', 'clusterroles'], verbs: WRITE },
    // `bind` does nothing here, but who writes it wants to bind roles
    { apiGroups: RBAC, resources: ['rolebindings', 'clusterrolebindings'], verbs: [...WRITE, 'bind'] },
  ],
};

export const PORT_FORWARDING: Power = {
  doing: 'reaching any port of any pod',
  grants: [
    { apiGroups: CORE, resources: ['pods/portforward'], verbs: ['create'] },
    { apiGroups: CORE, resources: ['pods/portforward'], verbs: ['get'], until: WEBSOCKETS_CREATE },
    { apiGroups: CORE, resources: ['pods/proxy', 'services/proxy'], verbs: ['get', ...WRITE, 'delete'] },
  ],
};

export const NETWORK_WRITING: Power = {
  doing: 'leading traffic elsewhere',
  grants: [
    { apiGroups: CORE, resources: ['services', 'endpoints'], verbs: WRITE },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: WRITE },
    { apiGroups: ['networking.k8s.io', 'extensions'], resources: ['ingresses'], verbs: WRITE },
    { apiGroups: ['networking.k8s.io', 'extensions'], resources: ['networkpolicies'], verbs: [...WRITE, ...DELETE] },
  ],
};

export const SERVICE_STATUS: Power = {
  doing: 'taking over addresses',
  grants: [{ apiGroups: CORE, resources: ['services/status'], verbs: CHANGE }],
};

export const CONFIG_WRITING: Power = {
  doing: 'changing any ConfigMap',
  grants: [
    {
      apiGroups: CORE,
      resources: ['configmaps'],
      verbs: CHANGE,
      evenNamed: (name) => ['aws-auth', 'coredns'].includes(name),
    },
  ],
};

export const PERSISTENT_VOLUMES: Power = {
  doing: 'making volumes of node paths',
  grants: [{ apiGroups: CORE, resources: ['persistentvolumes'], verbs: ['create'], clusterWide: true }],
};

export const EVENT_DELETION: Power = {
  doing: 'deleting events',
  grants: [{ apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: DELETE }],
};

export const LOG_DELETION: Power = {
  doing: 'deleting logs',
  grants: [{ apiGroups: CORE, resources: ['pods/log'], verbs: DELETE }],
};

export const DELETION: Power = {
  doing: 'deleting workloads and their data',
  grants: [
    {
      apiGroups: CORE,
      resources: [
        'configmaps',
        'namespaces',
        'persistentvolumeclaims',
        'persistentvolumes',
        'pods',
        'replicationcontrollers',
        'secrets',
        'serviceaccounts',
        'services',
      ],
      verbs: DELETE,
    },
    {
      apiGroups: ['apps', 'extensions'],
      resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
      verbs: DELETE,
    },
    { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: DELETE },
  ],
};
