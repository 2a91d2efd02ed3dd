import type { Rule } from '../../src/policy/rule';
import { cpuLimitSet } from '../../src/rules/cpu-limit-set';
import { cpuRequestSet } from '../../src/rules/cpu-request-set';
import { ephemeralStorageSet } from '../../src/rules/ephemeral-storage-set';
import { memoryLimitSet } from '../../src/rules/memory-limit-set';
import { memoryRequestSet } from '../../src/rules/memory-request-set';
import { fixTable } from '../support/fix-table';
import { messagesOf, objectTables } from '../support/object-tables';
import { container, deployment, pod, template } from '../support/objects';

const RULES: readonly (readonly [Rule, 'requests' | 'limits', string, string])[] = [
  [cpuRequestSet, 'requests', 'cpu', '100m'],
  [cpuLimitSet, 'limits', 'cpu', '500m'],
  [memoryRequestSet, 'requests', 'memory', '128Mi'],
  [memoryLimitSet, 'limits', 'memory', '128Mi'],
];

describe.each(RULES)('a rule that asks for an amount', (rule, list, resource, example) => {
  const withResources = (resources: unknown) => pod({ containers: [container({ resources })] });
  const missing = (name: string) => `container "${name}": resources.${list}.${resource} must be set, e.g. "${example}"`;

  objectTables(rule, {
    passes: {
      'an amount': withResources({ [list]: { [resource]: '1' } }),
      ...(list === 'requests' ? { 'a request of 0': withResources({ [list]: { [resource]: 0 } }) } : {}),
      'an ephemeral container, which can have none': pod({
        containers: [],
        ephemeralContainers: [container({ name: 'debug' })],
      }),
      'an amount for the pod as a whole, since 1.34': {
        manifest: pod({ resources: { [list]: { [resource]: '1' } } }),
        targetMinor: 34,
      },
    },
    fails: {
      'no resources': [pod(), missing('web')],
      'another resource': [withResources({ [list]: { 'example.com/gpu': 1 } }), missing('web')],
      'an amount that is empty': [withResources({ [list]: { [resource]: '' } }), `${missing('web')}, not ""`],
      ...(list === 'limits'
        ? {
            'a limit of 0, which is none': [
              withResources({ [list]: { [resource]: '0' } }),
              `${missing('web')}, not "0"`,
            ] as const,
          }
        : {}),
      'an amount of null': [withResources({ [list]: { [resource]: null } }), missing('web')],
      'resources that are no map': [withResources('small'), missing('web')],
      'an amount for the pod as a whole, before 1.34': [
        { manifest: pod({ resources: { [list]: { [resource]: '1' } } }), targetMinor: 33 },
        missing('web'),
      ],
      'init containers and sidecars': [
        deployment({
          template: template({
            initContainers: [container({ name: 'setup' }), container({ name: 'proxy', restartPolicy: 'Always' })],
          }),
        }),
        missing('setup'),
        missing('proxy'),
        missing('web'),
      ],
    },
  });
});

const limited = (limits: unknown, requests?: unknown) =>
  pod({ containers: [container({ resources: { limits, ...(requests === undefined ? {} : { requests }) } })] });

describe.each([
  [cpuRequestSet, 'cpu'],
  [memoryRequestSet, 'memory'],
  [ephemeralStorageSet, 'ephemeral-storage'],
] as const)('a rule that asks for a request', (rule, resource) => {
  const request = `spec.containers[0].resources.requests.${resource}`;

  fixTable(rule, {
    'a limit, which the API server would request': {
      manifest: limited({ [resource]: '1' }),
      adds: { [request]: '1' },
      effect: 'neutral',
    },
    'a limit of somebody else': { manifest: limited({ [resource]: 2 }), adds: { [request]: 2 }, foreign: true },
    'a request of its own': { manifest: limited({ [resource]: '2' }, { [resource]: '1' }), adds: {} },
    'no limit': { manifest: pod(), adds: {} },
    'a limit that is none': { manifest: limited({ [resource]: '' }), adds: {} },
    'a limit that is no amount': { manifest: limited({ [resource]: {} }), adds: {} },
    'limits that are no map': { manifest: limited('1'), adds: {} },
    'requests that are no map': { manifest: limited({ [resource]: '1' }, 'small'), adds: {} },
    'an ephemeral container': {
      manifest: pod({
        containers: [],
        ephemeralContainers: [container({ resources: { limits: { [resource]: '1' } } })],
      }),
      adds: {},
    },
    'a request of the pod as a whole, since 1.34': {
      manifest: {
        ...limited({ [resource]: '1' }),
        spec: { ...(limited({ [resource]: '1' }).spec as object), resources: { requests: { [resource]: '4' } } },
      },
      adds: {},
      parameters: { targetMinor: 34 },
    },
  });
});

test('a request is no limit, and of a limit nobody else knows anything', () => {
  const requested = pod({ containers: [container({ resources: { requests: { cpu: '1', memory: '1Gi' } } })] });
  expect([cpuLimitSet, memoryLimitSet].flatMap((rule) => messagesOf(rule, requested))).toHaveLength(2);
  expect([cpuLimitSet.fix, memoryLimitSet.fix]).toEqual([undefined, undefined]);
});

objectTables(ephemeralStorageSet, {
  passes: { both: limited({ 'ephemeral-storage': '1Gi' }, { 'ephemeral-storage': '1Gi' }) },
  fails: {
    neither: [
      pod(),
      'container "web": resources.requests.ephemeral-storage must be set, e.g. "1Gi"',
      'container "web": resources.limits.ephemeral-storage must be set, e.g. "1Gi"',
    ],
    'a request alone': [
      pod({ containers: [container({ resources: { requests: { 'ephemeral-storage': '1Gi' } } })] }),
      'container "web": resources.limits.ephemeral-storage must be set, e.g. "1Gi"',
    ],
    'a limit alone': [
      limited({ 'ephemeral-storage': '1Gi' }),
      'container "web": resources.requests.ephemeral-storage must be set, e.g. "1Gi"',
    ],
  },
});
