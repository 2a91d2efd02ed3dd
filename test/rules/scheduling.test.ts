import type { JsonObject } from '../../src/manifest/json';
import { affinityCanBeMet } from '../../src/rules/affinity-can-be-met';
import { validScheduling } from '../../src/rules/valid-scheduling';
import { objectTables } from '../support/object-tables';
import { deployment, object, pod, template, withMetadata } from '../support/objects';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const HOST = 'kubernetes.io/hostname';

const onNodes = (...nodeSelectorTerms: unknown[]) =>
  pod({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } } });
const expression = (fields: JsonObject) => ({ matchExpressions: [{ key: 'zone', ...fields }] });
const beside = (...terms: unknown[]) => pod({ affinity: { podAffinity: { [REQUIRED]: terms } } });
const TERM = `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0]`;

objectTables(validScheduling, {
  passes: {
    'a pod that may be anywhere': pod({ affinity: null }),
    'expressions of each operator': onNodes(
      expression({ operator: 'In', values: ['a', 'b'] }),
      expression({ operator: 'DoesNotExist' }),
      expression({ operator: 'Gt', values: ['5'] }),
      { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] },
    ),
    'terms for pods': deployment({
      template: template({
        affinity: {
          podAntiAffinity: {
            [PREFERRED]: [{ weight: 100, podAffinityTerm: { topologyKey: HOST, labelSelector: {} } }],
          },
        },
      }),
    }),
    'a value that no label has, where it need not be met': pod({
      affinity: {
        nodeAffinity: { [PREFERRED]: [{ weight: 1, preference: expression({ operator: 'In', values: ['a b'] }) }] },
      },
    }),
    'taints of each operator': pod({
      tolerations: [
        { operator: 'Exists' },
        { key: 'gpu', value: 'yes' },
        { key: 'gpu', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 },
      ],
    }),
    'what are no lists': pod({ affinity: { nodeAffinity: { [REQUIRED]: 'web', [PREFERRED]: 5 }, podAffinity: [] } }),
  },
  fails: {
    'a label of nodes that has one of no values': [
      onNodes(expression({ operator: 'In', values: [] })),
      `${TERM}.matchExpressions[0].values must have a value for operator "In", not []`,
    ],
    'a value where none is compared, two for a number, and no operator': [
      onNodes(
        expression({ operator: 'Exists', values: ['a'] }),
        expression({ operator: 'Gt', values: ['1', '2'] }),
        expression({ key: 'a b' }),
      ),
      `${TERM}.matchExpressions[0].values must be left out beside operator "Exists", not ["a"]`,
      `${TERM.replace('[0]', '[1]')}.matchExpressions[0].values must have one value for operator "Gt", not ["1","2"]`,
      `${TERM.replace('[0]', '[2]')}.matchExpressions[0].key must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, not "a b"`,
      `${TERM.replace('[0]', '[2]')}.matchExpressions[0].operator must be "In", "NotIn", "Exists", "DoesNotExist", "Gt" or "Lt"`,
    ],
    'fields that nodes cannot be asked for': [
      onNodes({ matchFields: [{ key: 'spec.taints', operator: 'Exists' }] }),
      `${TERM}.matchFields[0].key must be "metadata.name", not "spec.taints"`,
      `${TERM}.matchFields[0].operator must be "In" or "NotIn" for a field, not "Exists"`,
    ],
    'a value that no label has, from 1.33 on': [
      { manifest: onNodes(expression({ operator: 'In', values: ['a b'] })), targetMinor: 33 },
      `${TERM}.matchExpressions[0].values[0] must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, not "a b"`,
    ],
    'no term': [onNodes(), `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms must have at least one term, not []`],
    'a weight of 0': [
      pod({ affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 0, preference: {} }] } } }),
      `affinity.nodeAffinity.${PREFERRED}[0].weight must be a whole number from 1 to 100, not 0`,
    ],
    'pods by no values, in no place and a malformed namespace': [
      beside({ labelSelector: expression({ operator: 'In' }), namespaces: ['Shop'] }),
      `affinity.podAffinity.${REQUIRED}[0].topologyKey must be the name of a label of nodes`,
      `affinity.podAffinity.${REQUIRED}[0].labelSelector.matchExpressions[0].values must have a value for operator "In"`,
      `affinity.podAffinity.${REQUIRED}[0].namespaces[0] must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "shop", not "Shop"`,
    ],
    taints: [
      pod({ tolerations: [{ operator: 'Equal' }, { key: 'a', operator: 'Exists', value: 'b', tolerationSeconds: 5 }] }),
      'tolerations[0].operator must be "Exists" without a key, which means all taints, not "Equal"',
      'tolerations[1].value must be left out beside operator "Exists", not "b"',
      'tolerations[1].effect must be "NoExecute" beside tolerationSeconds',
    ],
    'a volume on no node': [
      object('v1', 'PersistentVolume', { spec: { nodeAffinity: { required: { nodeSelectorTerms: [] } } } }),
      'spec.nodeAffinity.required.nodeSelectorTerms must have at least one term, not []',
    ],
  },
});

const labelled = (labels: JsonObject, namespace?: string) => withMetadata(pod(), { name: 'other', namespace, labels });
const awayFrom = (...terms: unknown[]) => pod({ affinity: { podAntiAffinity: { [REQUIRED]: terms } } });
const CACHE = { topologyKey: HOST, labelSelector: { matchLabels: { app: 'cache' } } };
const NEAR = `affinity.podAffinity.${REQUIRED}[0].labelSelector`;
const FAR = `affinity.podAntiAffinity.${REQUIRED}[0].labelSelector`;
const EVERY =
  '{} matches every pod of the namespace "default", also its own copies; write the labels of those that it must be away from';

objectTables(affinityCanBeMet, {
  passes: {
    'a pod that may be anywhere': pod(),
    'pods of the app': { manifest: beside(CACHE), beside: [labelled({ app: 'cache' })] },
    'its own copies': deployment({
      template: template({ affinity: { podAffinity: { [REQUIRED]: [CACHE] } } }, { labels: { app: 'cache' } }),
    }),
    'pods of namespaces that are not of the app': beside(
      { ...CACHE, namespaces: ['caches'] },
      { ...CACHE, namespaceSelector: {} },
    ),
    'pods that it had better be beside': pod({
      affinity: { podAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: CACHE }] } },
    }),
    'keeping away from nobody, from others and from all of another namespace': awayFrom(
      CACHE,
      { topologyKey: HOST },
      { topologyKey: HOST, labelSelector: {}, namespaces: ['batch'] },
    ),
    'a label of nodes': onNodes(expression({ operator: 'Exists' })),
    'what are no lists': pod({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: 5 } }, podAffinity: 5 } }),
  },
  fails: {
    'nodes without any expression, which are none': [
      onNodes({ matchExpressions: [] }),
      `${TERM} has no expression, so it matches no node; write one, or leave it out`,
    ],
    'pods that the app does not have': [
      beside(CACHE),
      `${NEAR} {"matchLabels":{"app":"cache"}} matches no pod that the app has in the namespace "default"; write the labels of one`,
    ],
    'pods that the app has elsewhere': [
      { manifest: beside(CACHE), beside: [labelled({ app: 'cache' }, 'caches')] },
      `${NEAR} {"matchLabels":{"app":"cache"}} matches no pod that the app has in the namespace "default"; write the labels of one`,
    ],
    'pods of no selector, which are none': [
      beside({ topologyKey: HOST }),
      `${NEAR} is not set, which matches no pod that the app has in the namespace "default"; write the labels of one`,
    ],
    'keeping away from everybody': [awayFrom({ topologyKey: HOST, labelSelector: {} }), `${FAR} ${EVERY}`],
    'keeping away from everybody everywhere': [
      awayFrom({ topologyKey: HOST, labelSelector: { matchLabels: {} }, namespaceSelector: {} }),
      `${FAR} ${EVERY}`,
    ],
  },
});
