import type { JsonObject } from '../../../src/manifest/json';
import { daemonSet, deployment, object, statefulSet } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const NUMBERS: readonly unknown[] = [-1, 0, 1, 700, 1.5, '1', null, NOTHING];
const SHARES: readonly unknown[] = [-1, 0, 1, '0%', '25%', '100%', '150%', '-1%', '1', '%', 1.5, null, NOTHING];
const TYPES: readonly unknown[] = ['RollingUpdate', 'Recreate', 'OnDelete', NOTHING];

type Make = (fields: JsonObject) => JsonObject;

const replicaSet: Make = (fields) => ({ ...deployment(fields), kind: 'ReplicaSet' });

const numbers: readonly [title: string, fields: (value: unknown) => JsonObject, kinds: readonly Make[]][] = [
  ['replicas', (replicas) => ({ replicas }), [deployment, statefulSet, replicaSet]],
  ['minReadySeconds', (minReadySeconds) => ({ minReadySeconds }), [deployment, statefulSet, daemonSet, replicaSet]],
  ['revisionHistoryLimit', (limit) => ({ revisionHistoryLimit: limit }), [deployment, statefulSet, daemonSet]],
  ['progressDeadlineSeconds', (deadline) => ({ progressDeadlineSeconds: deadline }), [deployment]],
  ['both seconds', (value) => ({ minReadySeconds: value, progressDeadlineSeconds: value }), [deployment]],
  ['ordinals.start', (start) => ({ ordinals: { start } }), [statefulSet]],
  ['partition', (partition) => ({ updateStrategy: rolling({ partition }) }), [statefulSet]],
];

const strategies: readonly [kind: string, make: (rollingUpdate: JsonObject, type?: unknown) => JsonObject][] = [
  ['Deployment', (rollingUpdate, type) => deployment({ strategy: rolling(rollingUpdate, type) })],
  ['DaemonSet', (rollingUpdate, type) => daemonSet({ updateStrategy: rolling(rollingUpdate, type) })],
];

const claim = (spec: JsonObject, name: unknown = 'data') => ({
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});
const claims: readonly [title: string, templates: readonly object[]][] = [
  ['all that it needs', [claim({})]],
  ['no mode', [claim({ accessModes: NOTHING })]],
  ['an empty list of modes', [claim({ accessModes: [] })]],
  ['no resources', [claim({ resources: NOTHING })]],
  ['no amount', [claim({ resources: { requests: {} } })]],
  ['two names', [claim({}), claim({}, 'wal')]],
];

const OVERHEADS: readonly JsonObject[] = [
  ...['250m', 1, '0', 'lots', '-1', null].map((cpu) => ({ cpu })),
  ...['memory', 'ephemeral-storage', 'storage', 'pods', 'requests.cpu', 'gpu', 'a b'].map((name) => ({ [name]: '1' })),
  ...['example.com/gpu', 'kubernetes.io/gpu', 'hugepages-2Mi'].map((name) => ({ [name]: '1' })),
  ...[{ 'example.com/gpu': '500m' }, { 'hugepages-2Mi': '2Mi', cpu: '1' }, {}],
];

const TOLERATIONS: readonly JsonObject[] = [
  ...['Exists', 'Same', 'exists', '', null, NOTHING].map((operator) => ({ key: 'gvisor', operator })),
  ...['NoSchedule', 'Never', '', null].map((effect) => ({ key: 'gvisor', operator: 'Exists', effect })),
];

export const workloadCases: readonly Case[] = [
  ...numbers.flatMap(([title, fields, kinds]) =>
    pairs(NUMBERS, kinds).map(([value, make]) => {
      const manifest = make(fields(value));
      return { title: `${String(manifest.kind)} with ${title} ${shown(value)}`, manifest };
    }),
  ),
  ...pairs(pairs(SHARES, SHARES), strategies).map(([[maxSurge, maxUnavailable], [kind, make]]) => ({
    title: `${kind} with maxSurge ${shown(maxSurge)} and maxUnavailable ${shown(maxUnavailable)}`,
    manifest: make({ maxSurge, maxUnavailable }),
  })),
  ...pairs(TYPES, strategies).map(([type, [kind, make]]) => ({
    title: `${kind} with numbers for ${shown(type)}`,
    manifest: make({ maxUnavailable: 1 }, type),
  })),
  // without a feature gate the server drops the field, whatever stands in it
  ...[1, '25%', '100%', null, NOTHING].map((maxUnavailable) => ({
    title: `StatefulSet with maxUnavailable ${shown(maxUnavailable)}`,
    manifest: statefulSet({ updateStrategy: rolling({ maxUnavailable }) }),
  })),
  ...TYPES.map((type) => ({
    title: `StatefulSet with a partition for ${shown(type)}`,
    manifest: statefulSet({ updateStrategy: rolling({ partition: 1 }, type) }),
  })),
  ...claims.map(([title, volumeClaimTemplates]) => ({
    title: `claim templates with ${title}`,
    manifest: statefulSet({ volumeClaimTemplates }),
  })),
  ...[-2147483649, -2147483648, -1, 0, 1, 1_000_000_000, 1_000_000_001, 1.5, '1', NOTHING].map((value) => ({
    title: `PriorityClass with the value ${shown(value)}`,
    manifest: object('scheduling.k8s.io/v1', 'PriorityClass', { value }),
  })),
  ...['web', 'system-web', 'system'].map((name) => ({
    title: `PriorityClass named ${shown(name)}`,
    manifest: object('scheduling.k8s.io/v1', 'PriorityClass', { metadata: { name }, value: 1 }),
  })),
  ...['runsc', 'Runsc', 'io.containerd.runsc', '1', '', 'a'.repeat(64), NOTHING].map((handler) => ({
    title: `RuntimeClass with the handler ${shown(handler)}`,
    manifest: object('node.k8s.io/v1', 'RuntimeClass', { handler }),
  })),
  ...OVERHEADS.map((podFixed) => ({
    title: `RuntimeClass with the overhead ${shown(podFixed)}`,
    manifest: runtimeClass({ overhead: { podFixed } }),
    blamesAnotherField: true, // overhead.limits
  })),
  ...[{ a: 'x' }, { 'a b': 'x' }, { a: 'x y' }, { a: 1 }, { a: null }, {}, null].map((nodeSelector) => ({
    title: `RuntimeClass with the nodeSelector ${shown(nodeSelector)}`,
    manifest: runtimeClass({ scheduling: { nodeSelector } }),
  })),
  ...TOLERATIONS.map((toleration) => ({
    title: `RuntimeClass with the toleration ${shown(toleration)}`,
    manifest: runtimeClass({ scheduling: { tolerations: [toleration] } }),
    blamesAnotherField: true, // scheduling.tolerations.tolerations
  })),
];

function runtimeClass(fields: JsonObject): JsonObject {
  return object('node.k8s.io/v1', 'RuntimeClass', { handler: 'runsc', ...fields });
}

function rolling(rollingUpdate: JsonObject, type: unknown = 'RollingUpdate'): JsonObject {
  return { type, rollingUpdate };
}
