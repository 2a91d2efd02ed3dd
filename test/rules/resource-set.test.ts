import type { Rule } from '../../src/policy/rule';
import { cpuLimitSet } from '../../src/rules/cpu-limit-set';
import { cpuRequestSet } from '../../src/rules/cpu-request-set';
import { ephemeralStorageSet } from '../../src/rules/ephemeral-storage-set';
import { memoryLimitSet } from '../../src/rules/memory-limit-set';
import { memoryRequestSet } from '../../src/rules/memory-request-set';
import { messagesOf, objectTables } from '../support/object-tables';
import { container, deployment, pod, template } from '../support/objects';

const RULES: readonly (readonly [Rule, 'requests' | 'limits', string, string])[] = [
  [cpuRequestSet, 'requests', 'cpu', '100m'],
  [cpuLimitSet, 'limits', 'cpu', '500m'],
  [memoryRequestSet, 'requests', 'memory', '128Mi'],
  [memoryLimitSet, 'limits', 'memory', '128Mi'],
  [ephemeralStorageSet, 'limits', 'ephemeral-storage', '1Gi'],
];

describe.each(RULES)('a rule that asks for an amount', (rule, list, resource, example) => {
  const withResources = (resources: unknown) => pod({ containers: [container({ resources })] });
  const missing = (name: string) => `container "${name}": resources.${list}.${resource} must be set, e.g. "${example}"`;

  objectTables(rule, {
    passes: {
      'an amount': withResources({ [list]: { [resource]: '1' } }),
      'an amount of 0': withResources({ [list]: { [resource]: 0 } }),
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

  test(`${rule.id} has no fix: nobody else knows the amount`, () => {
    expect(rule.fix).toBeUndefined();
  });
});

test('a limit is a request too, and a request is no limit', () => {
  const limited = pod({ containers: [container({ resources: { limits: { cpu: '1', memory: '1Gi' } } })] });
  const requested = pod({ containers: [container({ resources: { requests: { cpu: '1', memory: '1Gi' } } })] });
  expect([cpuRequestSet, memoryRequestSet].flatMap((rule) => messagesOf(rule, limited))).toEqual([]);
  expect([cpuLimitSet, memoryLimitSet].flatMap((rule) => messagesOf(rule, requested))).toHaveLength(2);
});
