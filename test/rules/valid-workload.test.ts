import type { JsonObject } from '../../src/manifest/json';
import { validClaimTemplates } from '../../src/rules/valid-claim-templates';
import { validPriorityClass } from '../../src/rules/valid-priority-class';
import { validRuntimeClass } from '../../src/rules/valid-runtime-class';
import { validWorkload } from '../../src/rules/valid-workload';
import { objectTables } from '../support/object-tables';
import { daemonSet, deployment, object, statefulSet } from '../support/objects';

const rolling = (rollingUpdate: JsonObject, type: unknown = 'RollingUpdate') => ({ type, rollingUpdate });
const NONE_LEFT = 'must be a whole number of at least 0';

objectTables(validWorkload, {
  passes: {
    nothing: deployment(),
    null: deployment({ replicas: null, strategy: { type: null, rollingUpdate: null } }),
    zero: deployment({ replicas: 0, minReadySeconds: 0, revisionHistoryLimit: 0 }),
    'a deadline after the pods are ready': deployment({ minReadySeconds: 10, progressDeadlineSeconds: 11 }),
    'more pods than there are, for a while': deployment({ strategy: rolling({ maxSurge: '200%', maxUnavailable: 0 }) }),
    'no more pods, and the usual number away': deployment({ strategy: rolling({ maxSurge: 0 }) }),
    'all at once': deployment({ strategy: { type: 'Recreate' } }),
    'a word that is none': deployment({ strategy: rolling({}, 'Rolling') }),
    'a start and a partition': statefulSet({ ordinals: { start: 3 }, updateStrategy: rolling({ partition: 3 }) }),
    'some pods of a StatefulSet': statefulSet({ updateStrategy: rolling({ maxUnavailable: '100%' }) }),
    'a DaemonSet that starts the new pod first': daemonSet({
      updateStrategy: rolling({ maxSurge: 1, maxUnavailable: 0 }),
    }),
    'a custom kind of that name': object('example.com/v1', 'Deployment', { spec: { replicas: -1 } }),
    'numbers of a DaemonSet that are not used': daemonSet({ updateStrategy: rolling({ maxSurge: 7 }, 'OnDelete') }),
    'a history of a StatefulSet, at which nobody looks': statefulSet({ revisionHistoryLimit: -1 }),
  },
  fails: {
    'less than none': [deployment({ replicas: -1 }), `spec.replicas ${NONE_LEFT}, not -1`],
    'a fraction': [statefulSet({ replicas: 1.5 }), `spec.replicas ${NONE_LEFT}, not 1.5`],
    text: [deployment({ minReadySeconds: '5' }), `spec.minReadySeconds ${NONE_LEFT}, not "5"`],
    'a negative history and deadline': [
      deployment({ revisionHistoryLimit: -1, progressDeadlineSeconds: -1 }),
      `spec.revisionHistoryLimit ${NONE_LEFT}, not -1`,
      `spec.progressDeadlineSeconds ${NONE_LEFT}, not -1`,
    ],
    'a negative history of a DaemonSet': [
      daemonSet({ revisionHistoryLimit: -1 }),
      `spec.revisionHistoryLimit ${NONE_LEFT}, not -1`,
    ],
    'a history of a StatefulSet that is no number': [
      statefulSet({ revisionHistoryLimit: '3' }),
      'spec.revisionHistoryLimit must be a whole number, not "3"',
    ],
    'a negative start and partition': [
      statefulSet({ ordinals: { start: -1 }, updateStrategy: rolling({ partition: -1 }) }),
      `spec.ordinals.start ${NONE_LEFT}, not -1`,
      `spec.updateStrategy.rollingUpdate.partition ${NONE_LEFT}, not -1`,
    ],
    'a deadline before the pods are ready': [
      deployment({ minReadySeconds: 600, progressDeadlineSeconds: 60 }),
      'spec.progressDeadlineSeconds must be greater than minReadySeconds, which is 600, not 60',
    ],
    'the usual deadline, before the pods are ready': [
      deployment({ minReadySeconds: 600 }),
      'spec.progressDeadlineSeconds must be greater than minReadySeconds, which is 600',
    ],
    'more than all': [
      deployment({ strategy: rolling({ maxUnavailable: '150%' }) }),
      'spec.strategy.rollingUpdate.maxUnavailable must be a whole number or a percentage up to "100%", not "150%"',
    ],
    'more than all nodes': [
      daemonSet({ updateStrategy: rolling({ maxSurge: '150%' }) }),
      'spec.updateStrategy.rollingUpdate.maxSurge must be a whole number or a percentage up to "100%", not "150%"',
    ],
    'a number as text': [
      deployment({ strategy: rolling({ maxSurge: '1' }) }),
      'spec.strategy.rollingUpdate.maxSurge must be a whole number or a percentage, not "1"',
    ],
    'no room to replace a pod': [
      deployment({ strategy: rolling({ maxSurge: 0, maxUnavailable: '0%' }) }),
      'spec.strategy.rollingUpdate.maxUnavailable must be at least 1, as maxSurge is none, not "0%"',
    ],
    'no room in a StatefulSet': [
      statefulSet({ updateStrategy: rolling({ maxUnavailable: 0 }) }),
      'spec.updateStrategy.rollingUpdate.maxUnavailable must be at least 1, not 0',
    ],
    'both in a DaemonSet, of which one is written': [
      daemonSet({ updateStrategy: rolling({ maxSurge: 1 }) }),
      'spec.updateStrategy.rollingUpdate.maxSurge must be 0, or maxUnavailable must, not 1',
    ],
    'numbers where all are replaced at once': [
      deployment({ strategy: rolling({ maxSurge: 1 }, 'Recreate') }),
      'spec.strategy.rollingUpdate must be left out beside the type "Recreate", not {"maxSurge":1}',
    ],
    'numbers where pods are replaced by hand': [
      statefulSet({ updateStrategy: rolling({ partition: 1 }, 'OnDelete') }),
      'spec.updateStrategy.rollingUpdate must be left out beside the type "OnDelete", not {"partition":1}',
    ],
  },
});

const claim = (name: unknown, spec: JsonObject = {}) => ({
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } }, ...spec },
});
const claiming = (...volumeClaimTemplates: unknown[]) => statefulSet({ volumeClaimTemplates });
const FIRST = 'spec.volumeClaimTemplates[0]';

objectTables(validClaimTemplates, {
  passes: {
    none: statefulSet(),
    two: claiming(claim('data'), claim('wal')),
    'a field of that name of another kind': deployment({ volumeClaimTemplates: [{}] }),
  },
  fails: {
    'nothing said': [
      claiming({ metadata: { name: 'data' }, spec: {} }),
      `${FIRST}.spec.accessModes must name at least one, e.g. "ReadWriteOnce"`,
      `${FIRST}.spec.resources.requests.storage must be an amount, e.g. "10Gi"`,
    ],
    'no mode': [
      claiming(claim('data', { accessModes: [] })),
      `${FIRST}.spec.accessModes must name at least one, e.g. "ReadWriteOnce", not []`,
    ],
    'a name twice': [
      claiming(claim('data'), claim('data')),
      'spec.volumeClaimTemplates[1].metadata.name must not be that of another template, not "data"',
    ],
    'a name that no volume can have': [
      claiming(claim('data.1')),
      `${FIRST}.metadata.name must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "data-1", not "data.1"`,
    ],
  },
});

const priority = (fields: JsonObject, name = 'urgent') =>
  object('scheduling.k8s.io/v1', 'PriorityClass', { metadata: { name }, ...fields });

objectTables(validPriorityClass, {
  passes: {
    'the highest': priority({ value: 1_000_000_000 }),
    'below all that have none': priority({ value: -10 }),
    'the lowest': priority({ value: -2147483648 }),
    'nothing, which is 0': priority({}),
  },
  fails: {
    'above the highest': [
      priority({ value: 1_000_000_001 }),
      'value must be a whole number up to 1000000000, not 1000000001',
    ],
    'below the lowest': [
      priority({ value: -2147483649 }),
      'value must be a whole number from -2147483648 on, not -2147483649',
    ],
    'a fraction': [priority({ value: 0.5 }), 'value must be a whole number up to 1000000000, not 0.5'],
    'a name of the system': [
      priority({ value: 1 }, 'system-web'),
      'metadata.name must not begin with "system-", not "system-web"',
    ],
  },
});

const runtime = (fields: JsonObject) => object('node.k8s.io/v1', 'RuntimeClass', fields);

objectTables(validRuntimeClass, {
  passes: {
    'a name': runtime({ handler: 'runsc' }),
    'what a pod needs besides': runtime({
      handler: 'runsc',
      overhead: { podFixed: { cpu: '250m', memory: 64, 'hugepages-2Mi': '2Mi', 'example.com/gpu': 1 } },
    }),
  },
  fails: {
    'amounts that are none': [
      runtime({ handler: 'runsc', overhead: { podFixed: { cpu: 'lots', memory: '-1', 'example.com/gpu': '500m' } } }),
      'overhead.podFixed.cpu must be a quantity, e.g. "250m" or "128Mi", not "lots"',
      'overhead.podFixed.memory must not be below 0, not "-1"',
      'overhead.podFixed["example.com/gpu"] must be a whole number, not "500m"',
    ],
    'amounts of what no node has': [
      runtime({ handler: 'runsc', overhead: { podFixed: { gpu: 1, 'hugepages-2Mi': '2Mi' } } }),
      'overhead.podFixed.gpu must be cpu, ephemeral-storage, memory, or a resource with the name of its vendor, e.g. "example.com/gpu", not 1',
      'overhead.podFixed.hugepages-2Mi needs cpu or memory beside it, not "2Mi"',
    ],
    'capital letters': [
      runtime({ handler: 'Runsc' }),
      'handler must be lower-case letters, digits and "-", with a letter or digit at both ends, e.g. "runsc", not "Runsc"',
    ],
    nothing: [runtime({}), 'handler must be lower-case letters, digits and "-", with a letter or digit at both ends'],
  },
});
