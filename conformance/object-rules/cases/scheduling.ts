import type { JsonObject } from '../../../src/manifest/json';
import { cronJob, object, pod, podSpec } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const OPERATORS: readonly unknown[] = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'in', '', null, NOTHING];
const VALUES: readonly unknown[] = [[], ['a'], ['a', 'b'], ['1'], ['a b'], [''], [null], null, NOTHING];
const KEYS: readonly unknown[] = ['zone', 'example.com/zone', 'a b', '/zone', '', null, NOTHING];
const WEIGHTS: readonly unknown[] = [1, 100, 0, 101, -1, null, NOTHING];
const TERMS: readonly unknown[] = [{}, null, { matchExpressions: [] }, { matchExpressions: [null] }];

const required = (...nodeSelectorTerms: unknown[]) =>
  pod({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } } });
const preferred = (weight: unknown, preference: unknown) =>
  pod({ affinity: { nodeAffinity: { [PREFERRED]: [{ weight, preference }] } } });
const besides = (term: unknown, kind = 'podAffinity') => pod({ affinity: { [kind]: { [REQUIRED]: [term] } } });
const volume = (nodeAffinity: unknown) =>
  object('v1', 'PersistentVolume', {
    metadata: { name: 'data' },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      hostPath: { path: '/data' },
      nodeAffinity,
    },
  });

const TOPOLOGY = { topologyKey: 'kubernetes.io/hostname' };

const nodeCases: readonly Case[] = [
  ...pairs(OPERATORS, VALUES).flatMap(([operator, values]) => {
    const title = `${shown(operator)} and ${shown(values)}`;
    const expression = { key: 'zone', operator, values };
    return [
      { title: `nodes with ${title}`, manifest: required({ matchExpressions: [expression] }) },
      { title: `nodes had better have ${title}`, manifest: preferred(1, { matchExpressions: [expression] }) },
      {
        title: `nodes whose name has ${title}`,
        manifest: required({ matchFields: [{ ...expression, key: 'metadata.name' }] }),
      },
      {
        title: `pods with ${title}`,
        manifest: besides({ ...TOPOLOGY, labelSelector: { matchExpressions: [expression] } }),
      },
    ];
  }),
  ...KEYS.flatMap((key) => [
    {
      title: `nodes by the label ${shown(key)}`,
      manifest: required({ matchExpressions: [{ key, operator: 'Exists' }] }),
    },
    {
      title: `nodes by the field ${shown(key)}`,
      manifest: required({ matchFields: [{ key, operator: 'In', values: ['a'] }] }),
    },
    { title: `pods by the topology ${shown(key)}`, manifest: besides({ topologyKey: key, labelSelector: {} }) },
    {
      title: `pods against which the topology is ${shown(key)}`,
      manifest: besides({ topologyKey: key, labelSelector: {} }, 'podAntiAffinity'),
    },
  ]),
  ...TERMS.map((term) => ({ title: `nodes by the term ${shown(term)}`, manifest: required(term) })),
  { title: 'nodes by no term', manifest: required() },
  { title: 'nodes by nothing', manifest: pod({ affinity: { nodeAffinity: { [REQUIRED]: {} } } }) },
  {
    title: 'nodes for a CronJob',
    manifest: cronJob({
      template: {
        spec: podSpec({
          restartPolicy: 'Never',
          affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [] } } },
        }),
      },
    }),
  },
  ...WEIGHTS.flatMap((weight) => [
    { title: `nodes with the weight ${shown(weight)}`, manifest: preferred(weight, {}) },
    ...['podAffinity', 'podAntiAffinity'].map((kind) => ({
      title: `${kind} with the weight ${shown(weight)}`,
      manifest: pod({ affinity: { [kind]: { [PREFERRED]: [{ weight, podAffinityTerm: TOPOLOGY }] } } }),
    })),
  ]),
  ...['web', 'Web', 'a.b', '', null].map((namespace) => ({
    title: `pods of the namespace ${shown(namespace)}`,
    manifest: besides({ ...TOPOLOGY, namespaces: [namespace] }),
  })),
  {
    title: 'pods of namespaces by no values',
    manifest: besides({ ...TOPOLOGY, namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }),
  },
  ...[
    { required: { nodeSelectorTerms: [] } },
    { required: {} },
    { required: null },
    {},
    { required: { nodeSelectorTerms: [{}] } },
  ].map((affinity) => ({ title: `a volume on nodes by ${shown(affinity)}`, manifest: volume(affinity) })),
];

const TOLERATIONS: readonly JsonObject[] = [
  {},
  { operator: 'Exists' },
  { operator: 'Equal' },
  { key: 'a' },
  { key: 'a b' },
  { key: 'a', value: 'b' },
  { key: 'a', value: 'b c' },
  { key: 'a', operator: 'Exists', value: 'b' },
  { key: 'a', operator: 'Exists', value: '' },
  { key: '', operator: 'Exists', value: 'b' },
  { key: 'a', operator: 'Equal', value: null },
  { key: 'a', tolerationSeconds: 5 },
  { key: 'a', tolerationSeconds: 5, effect: 'NoExecute' },
  { key: 'a', tolerationSeconds: 5, effect: 'NoSchedule' },
  { key: 'a', tolerationSeconds: -5, effect: 'NoExecute' },
];

export const schedulingCases: readonly Case[] = [
  ...nodeCases,
  ...TOLERATIONS.map((toleration) => ({
    title: `a pod that tolerates ${shown(toleration)}`,
    manifest: pod({ tolerations: [toleration] }),
    blamesAnotherField: true, // the operator, for the value
  })),
];
