import type { JsonObject } from '../../src/manifest/json';
import {
  claim,
  claimSpec,
  container,
  cronJob,
  deployment,
  ingress,
  job,
  networkPolicy,
  object,
  pod,
  service,
  statefulSet,
  template,
  withMetadata,
} from './objects';
import { ACCOUNT, binding, clusterBinding, clusterRole, grant, group, user } from './rbac';

const busyContainer = (name: string): JsonObject =>
  container({
    name,
    image: 'registry.example.com/web:1.4.2',
    restartPolicy: 'Always',
    command: ['web'],
    args: ['--port=8080'],
    env: [
      { name: 'PASSWORD', value: 'x' },
      { name: 'CART_ADDR', value: 'cart:80' },
      { name: 'KEY', valueFrom: { secretKeyRef: { name: 'web', key: 'key' } } },
    ],
    envFrom: [{ configMapRef: { name: 'web' } }],
    ports: [{ name: 'http', containerPort: 8080, hostPort: 8080, protocol: 'TCP', hostIP: '10.0.0.1' }],
    resources: { requests: { cpu: '100m', 'example.com/gpu': 1 }, limits: { memory: '1Gi', 'example.com/gpu': 1 } },
    livenessProbe: { httpGet: { path: '/', port: 'http', host: 'example.com' } },
    readinessProbe: { tcpSocket: { port: 8080, host: 'example.com' } },
    startupProbe: { grpc: { port: 50051 } },
    lifecycle: { postStart: { exec: { command: ['true'] } }, preStop: { httpGet: { port: 80, host: 'example.com' } } },
    securityContext: {
      privileged: true,
      allowPrivilegeEscalation: true,
      readOnlyRootFilesystem: false,
      runAsUser: 0,
      runAsGroup: 0,
      runAsNonRoot: false,
      procMount: 'Unmasked',
      capabilities: { add: ['NET_RAW'], drop: ['ALL'] },
      seccompProfile: { type: 'Unconfined' },
      appArmorProfile: { type: 'Unconfined' },
      seLinuxOptions: { type: 'spc_t', user: 'root', role: 'root' },
      windowsOptions: { hostProcess: true },
    },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp', readOnly: true },
      { name: 'db', mountPath: '/run/db' },
      { name: 'all', mountPath: '/run/all', subPath: 'db/key' },
    ],
  });

const busySpec = (): JsonObject => ({
  os: { name: 'linux' },
  hostNetwork: true,
  hostPID: true,
  hostIPC: true,
  hostUsers: false,
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  serviceAccountName: 'web',
  automountServiceAccountToken: true,
  enableServiceLinks: true,
  restartPolicy: 'Always',
  securityContext: {
    runAsUser: 0,
    fsGroup: 0,
    supplementalGroups: [0],
    sysctls: [{ name: 'kernel.msgmax', value: '1' }],
    seccompProfile: { type: 'RuntimeDefault' },
    seLinuxOptions: { level: 's0' },
    windowsOptions: { hostProcess: false },
  },
  volumes: [
    { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'host', hostPath: { path: '/' } },
    { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
    { name: 'db', secret: { secretName: 'db' } },
    {
      name: 'all',
      projected: { sources: [{ secret: { name: 'db', items: [{ key: 'key', path: 'db/key', mode: 0o444 }] } }] },
    },
    { name: 'disk', ephemeral: { volumeClaimTemplate: { spec: claimSpec('1Gi') } } },
  ],
  topologySpreadConstraints: [{ labelSelector: { matchLabels: { app: 'web' } } }],
  initContainers: [busyContainer('setup')],
  containers: [busyContainer('web'), container({ name: 'plain' })],
  ephemeralContainers: [busyContainer('debug')],
});

const METADATA = {
  namespace: 'shop',
  labels: { app: 'web' },
  annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' },
};

const busyTemplate = () => template(busySpec(), METADATA);

/** A Pod, and an object of every kind without pods that a rule looks at, with every field that one reads. */
export const PLAIN_OBJECTS: readonly (() => JsonObject)[] = [
  () => pod(busySpec(), METADATA),
  () => withMetadata(service({ selector: { app: 'web' }, clusterIPs: ['None'], type: 'NodePort' }), METADATA),
  () => ingress({ number: 80 }),
  () => networkPolicy({ egress: [{ ports: [{ port: 80, endPort: 81 }], to: [{ podSelector: { matchLabels: {} } }] }] }),
  () =>
    networkPolicy({
      ingress: [
        {
          from: [
            { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } },
            { namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['a'] }] } },
          ],
        },
      ],
    }),
  () =>
    service({
      externalIPs: ['127.0.0.1'],
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      ipFamilies: ['IPv4'],
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } },
    }),
  () =>
    object('networking.k8s.io/v1', 'Ingress', {
      spec: {
        tls: [{ secretName: 'web' }],
        rules: [
          {
            host: '*.example.com',
            http: { paths: [{ path: 'x', pathType: 'Exact', backend: { service: { name: 'web' } } }] },
          },
        ],
      },
    }),
  () =>
    object('networking.k8s.io/v1', 'IngressClass', {
      spec: {
        controller: 'nginx',
        parameters: { kind: 'Settings', name: 'web', scope: 'Namespace', namespace: 'shop' },
      },
    }),
  () => claim('1Gi', { selector: { matchLabels: { app: 'web' } } }),
  () => withMetadata(object('v1', 'Namespace'), { labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } }),
  () => object('v1', 'ConfigMap', { data: { a: 'x' }, binaryData: { b: 'eA==' } }),
  () => object('v1', 'Secret', { data: { a: 'eA==' }, stringData: { b: 'x' } }),
  () =>
    withMetadata(object('v1', 'Secret', { stringData: { key: 'x', user: 'x' } }), { name: 'db', namespace: 'shop' }),
  () =>
    withMetadata(object('v1', 'ConfigMap', { immutable: true }), {
      name: 'web-0123456789',
      namespace: 'shop',
      annotations: { 'cdk8s-bulkhead/named-by-content': 'web' },
    }),
  () => object('v1', 'ServiceAccount', { automountServiceAccountToken: true }),
  () =>
    object('v1', 'PersistentVolume', {
      spec: { claimRef: { name: 'data' }, hostPath: { path: '/etc' }, local: { path: '/run/docker.sock' } },
    }),
  () => object('v1', 'ResourceQuota', { spec: { hard: { cpu: 1, jobs: 1 }, scopes: [] } }),
  () => object('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', max: { cpu: 1 } }] } }),
  () =>
    object('extensions.agents.x-k8s.io/v1alpha1', 'SandboxTemplate', {
      spec: {
        podTemplate: template(),
        networkPolicyManagement: 'Managed',
        networkPolicy: { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }, { podSelector: { matchLabels: {} } }] }] },
      },
    }),
  () => object('security.openshift.io/v1', 'SecurityContextConstraints', { allowPrivilegedContainer: true }),
  () =>
    object('constraints.gatekeeper.sh/v1beta1', 'K8sAllowedRepos', { spec: { parameters: { repos: ['ghcr.io'] } } }),
  () => clusterRole(grant('', '*', '*'), grant('', 'pods/*', 'get'), { nonResourceURLs: ['*'], verbs: ['get'] }),
  () =>
    clusterRole({
      apiGroups: ['*'],
      resources: ['secrets', 'pods', 'pods/exec', 'users', 'nodes/proxy', 'events', 'services', 'services/status'],
      verbs: ['get', 'create', 'patch', 'delete', 'impersonate'],
      resourceNames: [],
    }),
  () => clusterBinding('cluster-admin', ACCOUNT, user('system:anonymous'), group('system:masters')),
  () =>
    binding('ClusterRole', 'cluster-admin', { kind: 'ServiceAccount', name: 'default' }, group('system:authenticated')),
  () => object('rbac.authorization.k8s.io/v1', 'ClusterRole', { aggregationRule: { clusterRoleSelectors: [{}] } }),
];

/** An object of every kind that makes pods. */
const WORKLOADS: readonly (() => JsonObject)[] = [
  () => withMetadata(deployment({ template: busyTemplate() }), METADATA),
  () => statefulSet({ template: busyTemplate(), volumeClaimTemplates: [{ spec: claimSpec('1Gi') }] }),
  () => job({ template: busyTemplate(), manualSelector: true }),
  () => cronJob({ template: busyTemplate() }),
  () => object('argoproj.io/v1alpha1', 'Rollout', { spec: { template: busyTemplate() } }),
  () => object('keda.sh/v1alpha1', 'ScaledJob', { spec: { jobTargetRef: { template: busyTemplate() } } }),
  () => object('serving.knative.dev/v1', 'Revision', { spec: busySpec() }),
  () =>
    object('jobset.x-k8s.io/v1alpha2', 'JobSet', {
      spec: { replicatedJobs: [{ template: { spec: { template: busyTemplate() } } }] },
    }),
  () => object('example.com/v1', 'Fleet', { spec: { pools: [{ template: busyTemplate() }] } }),
];

export const OBJECTS = [...PLAIN_OBJECTS, ...WORKLOADS];
