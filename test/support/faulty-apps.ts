import type { JsonObject } from '../../src/manifest/json';
import { claim, container, deployment, networkPolicy, object, pod, service, statefulSet, template } from './objects';

const ELSEWHERE = 'http://missing.shop.svc.cluster.local:80';
const WITH_PASSWORD = 'postgres://admin:Tr0ub4dor@db/shop';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/**
 * Apps with one thing wrong each, in a field that the examples of the rules leave out or write beside others that would be
 * enough for the rule.
 */
export const FAULTY_APPS: readonly (readonly JsonObject[])[] = [
  ...faultyPods(),
  ...faultyContainers(),
  ...faultyWorkloads(),
  ...faultyReferences(),
  ...faultyOthers(),
];

function faultyPods(): JsonObject[][] {
  const files = {
    items: [
      { key: 'a', path: 'a' },
      { key: 'b', path: 'a/b' },
    ],
  };
  return [
    { affinity: { podAffinity: { [REQUIRED]: [{}] } } },
    { affinity: { podAntiAffinity: { [REQUIRED]: [{ labelSelector: { matchLabels: { app: '-' } } }] } } },
    { nodeSelector: { app: '-' } },
    { nodeSelector: { 'kubernetes.io/os': 'windows' } },
    { tolerations: [{}] },
    { serviceAccount: 'missing' },
    { shareProcessNamespace: true, hostPID: true },
    { hostAliases: [{ ip: 'web' }] },
    { hostname: '-' },
    { subdomain: '-' },
    { imagePullSecrets: [{ name: 'missing' }] },
    ...[
      { configMap: { name: 'web', ...files } },
      { secret: { secretName: 'web', ...files } },
      { downwardAPI: files },
      { projected: { sources: [{ serviceAccountToken: { path: 'a' } }, { clusterTrustBundle: { path: 'a/b' } }] } },
      { csi: { driver: 'csi.example.com', nodePublishSecretRef: { name: 'missing' } } },
      { emptyDir: { sizeLimit: '1m' } },
    ].map((volume) => ({ volumes: [{ name: 'files', ...volume }] })),
  ].map((spec) => [deployment({ template: template(spec) })]);
}

function faultyContainers(): JsonObject[][] {
  return [
    { command: 'web' },
    { command: [WITH_PASSWORD] },
    { command: [ELSEWHERE] },
    { args: [WITH_PASSWORD] },
    { args: ['sudo web'] },
    { args: [ELSEWHERE] },
    { envFrom: [{}] },
    { envFrom: [{ secretRef: { name: 'missing' } }] },
    { lifecycle: { postStart: {} } },
    { readinessProbe: {} },
    { startupProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X-Database', value: WITH_PASSWORD }] } } },
    { startupProbe: {} },
    { resources: { requests: { 'ephemeral-storage': '100m' } } },
    { volumeMounts: [{ name: 'files' }] },
    {
      volumeDevices: [
        { name: 'missing', devicePath: '/a' },
        { name: 'other', devicePath: '/a' },
      ],
    },
  ].map((fields) => [pod({ containers: [container(fields)] })]);
}

function faultyWorkloads(): JsonObject[][] {
  return [
    ...['minReadySeconds', 'progressDeadlineSeconds', 'replicas', 'revisionHistoryLimit'].map((field) =>
      deployment({ [field]: -1.5 }),
    ),
    statefulSet({ ordinals: { start: -1 } }),
  ].map((workload) => [workload]);
}

function faultyReferences(): JsonObject[][] {
  const data = { 'app.conf': ELSEWHERE };
  const settings = object('v1', 'ConfigMap', { metadata: { name: 'settings' }, data });
  const secret = object('v1', 'Secret', { metadata: { name: 'settings' }, stringData: data });
  const items = [{ key: 'other', path: 'other' }];
  const withVolume = (source: JsonObject) => pod({ volumes: [{ name: 'files', ...source }] });
  const elsewhere = object('v1', 'ConfigMap', { metadata: { name: 'settings', namespace: 'elsewhere' } });
  const mirrored = {
    rules: [{ filters: [{ requestMirror: { backendRef: { name: 'web', namespace: 'elsewhere' } } }] }],
  };
  const certified = { listeners: [{ tls: { certificateRefs: [{ name: 'web', namespace: 'elsewhere' }] } }] };
  return [
    [settings, withVolume({ configMap: { name: 'settings' } })],
    [settings, withVolume({ configMap: { name: 'settings', items } })],
    [secret, withVolume({ secret: { secretName: 'settings', items } })],
    [settings, pod({ containers: [container({ envFrom: [{ configMapRef: { name: 'settings' } }] })] })],
    [pod(), networkPolicy({ egress: [{ to: [{ podSelector: { matchLabels: { app: 'missing' } } }] }] })],
    [elsewhere, object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: mirrored })],
    [elsewhere, object('gateway.networking.k8s.io/v1', 'Gateway', { spec: certified })],
    [object('v1', 'ServiceAccount', { secrets: [{ name: 'missing' }] })],
    [object('v1', 'ServiceAccount', { metadata: { name: 'web' }, secrets: [{ name: 'web-token-abcde' }] })],
    [object('keda.sh/v1alpha1', 'TriggerAuthentication', { spec: { secretTargetRef: [{ name: 'missing' }] } })],
  ];
}

function faultyOthers(): JsonObject[][] {
  const large = 'x'.repeat(2 ** 21);
  return [
    object('v1', 'ConfigMap', { binaryData: { large } }),
    object('v1', 'Secret', { stringData: { large } }),
    object('v1', 'ConfigMap', { data: { database: WITH_PASSWORD } }),
    object('v1', 'Namespace', { metadata: { name: 'shop', annotations: { database: WITH_PASSWORD } } }),
    object('v1', 'PersistentVolume', { spec: { nodeAffinity: {} } }),
    object('v1', 'PersistentVolume', { spec: { local: { path: '/etc' } } }),
    object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 0 } }),
    claim('100m'),
    service({ selector: { app: '-' } }),
    service({ ports: [{ port: 22 }] }),
    service({ ports: [{ targetPort: 22 }] }),
    service({ healthCheckNodePort: 80 }),
    networkPolicy({ podSelector: { matchExpressions: [{}] } }),
    networkPolicy({ policyTypes: ['Ingress', 'Egress', 'Ingress'] }),
    networkPolicy({ policyTypes: ['Egress'], ingress: [{}] }),
    networkPolicy({ egress: [{ to: [{}] }] }),
  ].map((manifest) => [manifest]);
}
