import type { JsonObject } from '../../../src/manifest/json';
import {
  claim,
  container,
  cronJob,
  daemonSet,
  deployment,
  job,
  networkPolicy,
  object,
  pod,
  service,
  statefulSet,
  template,
} from '../../../test/support/objects';
import { Case, NOTHING, shown } from '../case';

type Make = (value: unknown) => JsonObject;

const contained =
  (make: (value: unknown) => JsonObject): Make =>
  (value) =>
    pod({ containers: [container(make(value))] });
const toleration = (fields: JsonObject) =>
  deployment({ template: template({ tolerations: [{ key: 'a', ...fields }] }) });
const replicaSet = (fields: JsonObject) =>
  object('apps/v1', 'ReplicaSet', { spec: { selector: { matchLabels: { app: 'web' } }, ...fields } });
const controller = (fields: JsonObject) =>
  object('v1', 'ReplicationController', { spec: { selector: { app: 'web' }, ...fields } });
const volume = (fields: JsonObject) =>
  object('v1', 'PersistentVolume', {
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Gi' },
      nfs: { server: 'nfs.example.com', path: '/data' },
      ...fields,
    },
  });
const path = (pathType: unknown) =>
  object('networking.k8s.io/v1', 'Ingress', {
    spec: {
      rules: [
        { http: { paths: [{ path: '/', pathType, backend: { service: { name: 'web', port: { number: 80 } } } }] } },
      ],
    },
  });
const binding = (kind: string, role: unknown) =>
  object('rbac.authorization.k8s.io/v1', kind, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role, name: 'view' },
  });
const storageClass = (fields: JsonObject) =>
  object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk', ...fields });
const port = { port: 80 };

/** A field, the words to try beside those that no field takes, and an object with it. */
const FIELDS: readonly (readonly [string, string, Make])[] = [
  ['dnsPolicy', 'ClusterFirst ClusterFirstWithHostNet Default', (dnsPolicy) => pod({ dnsPolicy })],
  ['restartPolicy of a Pod', 'Always OnFailure Never', (restartPolicy) => pod({ restartPolicy })],
  ...(
    [
      ['Deployment', deployment],
      ['DaemonSet', daemonSet],
      ['StatefulSet', statefulSet],
      ['ReplicaSet', replicaSet],
      ['ReplicationController', controller],
    ] as const
  ).map(([kind, make]): [string, string, Make] => [
    `restartPolicy of a ${kind}`,
    'Always OnFailure Never',
    (restartPolicy) => make({ template: template({ restartPolicy }) }),
  ]),
  [
    'restartPolicy of a PodTemplate',
    'Always OnFailure Never',
    (restartPolicy) => object('v1', 'PodTemplate', { template: template({ restartPolicy }) }),
  ],
  ['os', 'linux windows', (name) => pod({ os: { name } })],
  ['effect', 'NoSchedule PreferNoSchedule NoExecute', (effect) => toleration({ effect })],
  ['operator', 'Exists Equal', (operator) => toleration({ operator })],
  [
    'fsGroupChangePolicy',
    'Always OnRootMismatch',
    (fsGroupChangePolicy) => pod({ securityContext: { fsGroup: 1, fsGroupChangePolicy } }),
  ],
  ['seccompProfile', 'RuntimeDefault Unconfined', (type) => pod({ securityContext: { seccompProfile: { type } } })],
  [
    'seccompProfile of a container',
    'RuntimeDefault Unconfined',
    contained((type) => ({ securityContext: { seccompProfile: { type } } })),
  ],
  ['imagePullPolicy', 'Always IfNotPresent Never', contained((imagePullPolicy) => ({ imagePullPolicy }))],
  [
    'terminationMessagePolicy',
    'File FallbackToLogsOnError',
    contained((terminationMessagePolicy) => ({ terminationMessagePolicy })),
  ],
  ['protocol of a container', 'TCP UDP SCTP', contained((protocol) => ({ ports: [{ containerPort: 80, protocol }] }))],
  ['scheme of a probe', 'HTTP HTTPS', contained((scheme) => ({ livenessProbe: { httpGet: { port: 80, scheme } } }))],
  [
    'scheme of a hook',
    'HTTP HTTPS',
    contained((scheme) => ({ lifecycle: { preStop: { httpGet: { port: 80, scheme } } } })),
  ],
  ['type', 'ClusterIP NodePort LoadBalancer', (type) => service({ type })],
  ['sessionAffinity', 'ClientIP None', (sessionAffinity) => service({ sessionAffinity })],
  [
    'externalTrafficPolicy',
    'Cluster Local',
    (externalTrafficPolicy) => service({ type: 'LoadBalancer', externalTrafficPolicy }),
  ],
  ['internalTrafficPolicy', 'Cluster Local', (internalTrafficPolicy) => service({ internalTrafficPolicy })],
  ['ipFamilyPolicy', 'SingleStack PreferDualStack', (ipFamilyPolicy) => service({ ipFamilyPolicy })],
  ['ipFamilies', 'IPv4', (family) => service({ ipFamilies: [family] })],
  ['protocol of a Service', 'TCP UDP SCTP', (protocol) => service({ ports: [{ ...port, protocol }] })],
  ['strategy', 'RollingUpdate Recreate', (type) => deployment({ strategy: { type } })],
  ['updateStrategy of a DaemonSet', 'RollingUpdate OnDelete', (type) => daemonSet({ updateStrategy: { type } })],
  ['updateStrategy of a StatefulSet', 'RollingUpdate OnDelete', (type) => statefulSet({ updateStrategy: { type } })],
  ['podManagementPolicy', 'OrderedReady Parallel', (podManagementPolicy) => statefulSet({ podManagementPolicy })],
  [
    'concurrencyPolicy',
    'Allow Forbid Replace',
    (concurrencyPolicy) => {
      const made = cronJob();
      return { ...made, spec: { ...(made.spec as JsonObject), concurrencyPolicy } };
    },
  ],
  ['completionMode', 'Indexed NonIndexed', (completionMode) => job({ completionMode, completions: 2 })],
  [
    'accessModes',
    'ReadOnlyMany ReadWriteMany ReadWriteOnce ReadWriteOncePod',
    (mode) => claim('1Gi', { accessModes: [mode] }),
  ],
  ['accessModes of a PersistentVolume', 'ReadWriteOnce ReadOnlyMany', (mode) => volume({ accessModes: [mode] })],
  ['volumeMode', 'Block Filesystem', (volumeMode) => claim('1Gi', { volumeMode })],
  ['volumeMode of a PersistentVolume', 'Filesystem', (volumeMode) => volume({ volumeMode })],
  [
    'persistentVolumeReclaimPolicy',
    'Delete Recycle Retain',
    (persistentVolumeReclaimPolicy) => volume({ persistentVolumeReclaimPolicy }),
  ],
  ['pathType', 'Exact ImplementationSpecific Prefix', path],
  ['policyTypes', 'Ingress Egress', (type) => networkPolicy({ policyTypes: [type] })],
  [
    'protocol of ingress',
    'TCP UDP SCTP',
    (protocol) => networkPolicy({ ingress: [{ ports: [{ ...port, protocol }] }] }),
  ],
  ['protocol of egress', 'TCP UDP SCTP', (protocol) => networkPolicy({ egress: [{ ports: [{ ...port, protocol }] }] })],
  ['role of a RoleBinding', 'Role ClusterRole', (role) => binding('RoleBinding', role)],
  ['role of a ClusterRoleBinding', 'Role ClusterRole', (role) => binding('ClusterRoleBinding', role)],
  [
    'preemptionPolicy',
    'Never PreemptLowerPriority',
    (preemptionPolicy) => object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1, preemptionPolicy }),
  ],
  ['reclaimPolicy', 'Delete Retain Recycle', (reclaimPolicy) => storageClass({ reclaimPolicy })],
  ['volumeBindingMode', 'Immediate WaitForFirstConsumer', (volumeBindingMode) => storageClass({ volumeBindingMode })],
];

const LISTS: readonly unknown[] = [[], null, NOTHING];

export const choiceCases: readonly Case[] = [
  ...FIELDS.flatMap(([title, text, make]) => {
    const words = text.split(' ');
    const wrong = [words[0].toLowerCase(), words[0].toUpperCase(), ` ${words[0]}`, 'Other', 5, true, [words[0]], {}];
    return [
      ...[...words, ...wrong].map((value) => ({ title: `${title} ${shown(value)}`, manifest: make(value) })),
      // some fields that are empty are filled in, others refused
      ...['', null, NOTHING].map((value) => ({
        title: `${title} ${shown(value)}`,
        manifest: make(value),
        mayBeLax: true,
      })),
    ];
  }),
  ...['', null, NOTHING].map((pathType) => ({
    title: `the required pathType ${shown(pathType)}`,
    manifest: path(pathType),
  })),
  ...LISTS.flatMap((list) => [
    { title: `a claim with the access modes ${shown(list)}`, manifest: claim('1Gi', { accessModes: list }) },
    { title: `a NetworkPolicy with the types ${shown(list)}`, manifest: networkPolicy({ policyTypes: list }) },
    { title: `a Service with the families ${shown(list)}`, manifest: service({ ipFamilies: list }) },
  ]),
];
