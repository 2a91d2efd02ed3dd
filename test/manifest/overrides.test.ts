import * as fc from 'fast-check';
import { isObject, JsonObject } from '../../src/manifest/json';
import { overridden } from '../../src/manifest/overrides';
import { overridingPod } from '../support/overriding-pod';

const main = { name: 'main', image: 'shop/web:1', ports: [{ containerPort: 80, name: 'http' }] };

function deployment(pod: JsonObject = {}, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: { app: 'web' } },
    spec: { replicas: 2, ...spec, template: { metadata: {}, spec: { containers: [main], ...pod } } },
  };
}

/** What an override of its pod makes of a Deployment's. */
function overriddenPod(pod: JsonObject, override: JsonObject): unknown {
  const result = overridden(deployment(pod), { spec: { template: { spec: override } } });
  return (result as { spec: { template: { spec: unknown } } }).spec.template.spec;
}

const thrownBy = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

const podFault = (override: JsonObject, pod: JsonObject = {}) => thrownBy(() => overriddenPod(pod, override));

describe('objects and values', () => {
  test('are merged and replaced, and null takes a field away', () => {
    expect(
      overridden(deployment(), { metadata: { labels: { tier: 'front', app: null } }, spec: { replicas: null } }),
    ).toEqual({
      ...deployment(),
      metadata: { name: 'web', labels: { tier: 'front' } },
      spec: { template: { metadata: {}, spec: { containers: [main] } } },
    });
  });

  test('leave no null behind where nothing was', () => {
    const affinity = { nodeAffinity: null, podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: null } };
    expect(overriddenPod({}, { affinity, tolerations: [{ key: 'gpu', value: null }] })).toEqual({
      containers: [main],
      affinity: { podAffinity: {} },
      tolerations: [{ key: 'gpu' }],
    });
  });

  test('stand where readers look for them', () => {
    const result = overridden(deployment(), { immutable: true, data: {}, spec: { paused: true, strategy: {} } });
    expect(Object.keys(result)).toEqual(['apiVersion', 'kind', 'metadata', 'data', 'immutable', 'spec']);
    expect(Object.keys(result.spec as JsonObject)).toEqual(['paused', 'replicas', 'strategy', 'template']);
  });

  test('have the shape of what they are laid over', () => {
    expect(thrownBy(() => overridden(deployment(), { spec: 'none' }))).toBe('spec must be an object, not "none"');
    expect(podFault({ containers: { main: { image: 'x' } } })).toBe(
      'spec.template.spec.containers must be a list, not {"main":{"image":"x"}}',
    );
    expect(podFault({ affinity: [] })).toBe('spec.template.spec.affinity must be an object, not []');
    expect(podFault({ tolerations: 'all' }, { tolerations: [] })).toBe(
      'spec.template.spec.tolerations must be a list, not "all"',
    );
  });
});

describe('lists with a key', () => {
  test('are merged item by item, new items after those that are there', () => {
    const proxy = { name: 'proxy', image: 'proxy:1' };
    const override = { containers: [proxy, { name: 'main', env: [{ name: 'MODE', value: 'fast' }] }] };
    expect(overriddenPod({}, override)).toEqual({
      containers: [{ ...main, env: [{ name: 'MODE', value: 'fast' }] }, proxy],
    });
  });

  test.each([
    ['name', 'env', { name: 'A', value: '1' }, { name: 'A', value: '2' }],
    ['mountPath', 'volumeMounts', { name: 'data', mountPath: '/data' }, { mountPath: '/data', readOnly: true }],
    ['devicePath', 'volumeDevices', { devicePath: '/dev/a', name: 'a' }, { devicePath: '/dev/a', name: 'b' }],
  ])('have the key that the API has: %s in %s', (_key, list, before, override) => {
    const container = { name: 'main', [list]: [before] };
    expect(overriddenPod({ containers: [container] }, { containers: [{ name: 'main', [list]: [override] }] })).toEqual({
      containers: [{ name: 'main', [list]: [{ ...before, ...override }] }],
    });
  });

  test('take a port without a protocol for one of TCP', () => {
    const ports = [
      { containerPort: 80, hostPort: 8080 },
      { containerPort: 80, protocol: 'UDP' },
    ];
    expect(overriddenPod({}, { containers: [{ name: 'main', ports }] })).toEqual({
      containers: [
        {
          ...main,
          ports: [
            { containerPort: 80, name: 'http', hostPort: 8080 },
            { containerPort: 80, protocol: 'UDP' },
          ],
        },
      ],
    });
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      spec: { ports: [{ port: 53, protocol: 'TCP', name: 'tcp' }] },
    };
    expect(overridden(service, { spec: { ports: [{ port: 53, appProtocol: 'dns' }] } })).toEqual({
      ...service,
      spec: { ports: [{ port: 53, protocol: 'TCP', name: 'tcp', appProtocol: 'dns' }] },
    });
  });

  test('have several fields as their key', () => {
    const host = { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', maxSkew: 1 };
    const override = [
      { ...host, maxSkew: 2 },
      { ...host, whenUnsatisfiable: 'DoNotSchedule' },
    ];
    expect(overriddenPod({ topologySpreadConstraints: [host] }, { topologySpreadConstraints: override })).toEqual({
      containers: [main],
      topologySpreadConstraints: override,
    });
  });

  test('change every item that has the key, whichever of them counts', () => {
    const containers = [
      {
        name: 'main',
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      },
    ];
    const override = { containers: [{ name: 'main', env: [{ name: 'A', value: '3' }] }] };
    expect(overriddenPod({ containers }, override)).toEqual({
      containers: [
        {
          name: 'main',
          env: [
            { name: 'A', value: '3' },
            { name: 'A', value: '3' },
          ],
        },
      ],
    });
  });

  test('keep the items that have none', () => {
    const containers = ['odd', { image: 'no-name' }, { name: 'main' }];
    expect(overriddenPod({ containers }, { containers: [{ name: 'main', tty: true }] })).toEqual({
      containers: ['odd', { image: 'no-name' }, { name: 'main', tty: true }],
    });
  });

  test('are known in the metadata of every kind', () => {
    const owner = { apiVersion: 'v1', kind: 'Pod', uid: '1', name: 'a' };
    const custom = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { ownerReferences: [owner] } };
    expect(overridden(custom, { metadata: { ownerReferences: [{ uid: '1', controller: true }] } })).toEqual({
      ...custom,
      metadata: { ownerReferences: [{ ...owner, controller: true }] },
    });
  });

  test('need the key', () => {
    expect(podFault({ containers: [{ image: 'web:2' }] })).toBe(
      'spec.template.spec.containers[0] must say by name which item it is; write "main" to change an item, or a new name to add one',
    );
    expect(podFault({ initContainers: [{ image: 'web:2' }] })).toBe(
      'spec.template.spec.initContainers[0] must say by name which item it is; write a new name to add one',
    );
    expect(podFault({ topologySpreadConstraints: [{ topologyKey: 'zone' }] })).toBe(
      'spec.template.spec.topologySpreadConstraints[0] must say by topologyKey and whenUnsatisfiable which item it is; write a new whenUnsatisfiable to add one',
    );
    expect(podFault({ containers: [null] })).toBe('spec.template.spec.containers[0] must be an object, not null');
    expect(podFault({ containers: [{ name: 'a' }, { name: 'a' }] })).toBe(
      'spec.template.spec.containers[1] is a second item with name "a"; write its fields in one',
    );
  });
});

describe('other lists', () => {
  test('are replaced', () => {
    const containers = [{ ...main, args: ['--a', '--b'] }];
    expect(overriddenPod({ containers }, { containers: [{ name: 'main', args: ['--c'] }] })).toEqual({
      containers: [{ ...main, args: ['--c'] }],
    });
  });

  test('are united where they are sets', () => {
    const base = { ...deployment(), metadata: { name: 'web', finalizers: ['example.com/a'] } };
    const finalizers = ['example.com/b', 'example.com/a', 'example.com/b'];
    expect(overridden(base, { metadata: { finalizers } })).toMatchObject({
      metadata: { finalizers: ['example.com/a', 'example.com/b'] },
    });
  });
});

describe('what is one of several things', () => {
  test('a volume has one source, the new one', () => {
    const volumes = [
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
      { name: 'tmp', emptyDir: {} },
    ];
    expect(overriddenPod({ volumes }, { volumes: [{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }] })).toEqual({
      containers: [main],
      volumes: [
        { name: 'data', emptyDir: { sizeLimit: '1Gi' } },
        { name: 'tmp', emptyDir: {} },
      ],
    });
  });

  test('a volume keeps its source where the override says more of it, or nothing', () => {
    const volumes = [{ name: 'data', secret: { secretName: 'data', defaultMode: 0o400 } }];
    expect(overriddenPod({ volumes }, { volumes: [{ name: 'data', secret: { optional: true } }] })).toEqual({
      containers: [main],
      volumes: [{ name: 'data', secret: { secretName: 'data', defaultMode: 0o400, optional: true } }],
    });
    expect(overriddenPod({ volumes }, { volumes: [{ name: 'data', emptyDir: null }] })).toEqual({
      containers: [main],
      volumes,
    });
  });

  test('a strategy has no fields of another one', () => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } };
    const result = overridden(deployment({}, { strategy }), { spec: { strategy: { type: 'Recreate' } } });
    expect(result).toMatchObject({ spec: { strategy: { type: 'Recreate' } } });
    expect(result).not.toHaveProperty('spec.strategy.rollingUpdate');
  });

  test.each([
    [
      'stays where its numbers are written',
      'RollingUpdate',
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    ],
    ['of another kind does not stay', 'Recreate', { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
  ])('the type of a strategy %s', (_, type, expected) => {
    const below = deployment({}, { strategy: { type, rollingUpdate: { maxSurge: 1 } } });
    const result = overridden(below, { spec: { strategy: { rollingUpdate: { maxUnavailable: 0 } } } });
    expect((result.spec as JsonObject).strategy).toEqual(expected);
  });

  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    [
      'a probe has one action',
      { livenessProbe: { httpGet: { port: 80 }, periodSeconds: 5 } },
      { livenessProbe: { grpc: { port: 81 } } },
      { livenessProbe: { grpc: { port: 81 }, periodSeconds: 5 } },
    ],
    [
      'and keeps the one it has where nothing is said of actions',
      { livenessProbe: { httpGet: { port: 80 } } },
      { livenessProbe: { periodSeconds: 5, exec: null } },
      { livenessProbe: { httpGet: { port: 80 }, periodSeconds: 5 } },
    ],
    [
      'a hook has one action',
      { lifecycle: { preStop: { exec: { command: ['stop'] } } } },
      { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
      { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
    ],
    [
      'a variable has a value or a source',
      { env: [{ name: 'A', value: 'a' }] },
      { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'b', key: 'c' } } }] },
      { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'b', key: 'c' } } }] },
    ],
    [
      'of which it has one',
      { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }] },
      { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'b', key: 'c' } } }] },
      { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'b', key: 'c' } } }] },
    ],
  ])('%s', (_name, before, override, after) => {
    const pod = { containers: [{ name: 'main', ...before }] };
    expect(overriddenPod(pod, { containers: [{ name: 'main', ...override }] })).toEqual({
      containers: [{ name: 'main', ...after }],
    });
  });

  test("a budget has one bound, and its selector is replaced, as kubectl's patches do", () => {
    const budget = (spec: JsonObject) => ({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec });
    const before = budget({ minAvailable: 1, selector: { matchLabels: { a: 'b' } } });
    const override = { spec: { maxUnavailable: 1, selector: { matchLabels: { c: 'd' } } } };
    expect(overridden(before, override)).toEqual(budget(override.spec));
  });
});

test('lists and shapes of kinds that nobody knows are replaced', () => {
  const widget = {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    spec: { containers: [{ name: 'a' }], size: { x: 1 } },
  };
  expect(overridden(widget, { spec: { containers: [{ image: 'b', tag: null }], size: 'big' } })).toEqual({
    ...widget,
    spec: { containers: [{ image: 'b' }], size: 'big' },
  });
});

describe('what nobody may lay over an object', () => {
  test.each<[string, JsonObject, string]>([
    [
      'apiVersion',
      { apiVersion: 'apps/v2' },
      'apiVersion cannot become "apps/v2", where it is "apps/v1"; leave it out',
    ],
    ['kind', { kind: null }, 'kind cannot become null, where it is "Deployment"; leave it out'],
    [
      'name',
      { metadata: { name: 'shop' } },
      'metadata.name cannot become "shop", where it is "web"; set the name in the prop "metadata", by which others refer to it',
    ],
    [
      'namespace',
      { metadata: { namespace: 'shop' } },
      'metadata.namespace cannot become "shop", where it is absent; set the namespace in the prop "metadata", by which others refer to it',
    ],
    ['metadata', { metadata: null }, 'metadata cannot be taken away; leave it out'],
    ['status', { status: { replicas: 1 } }, 'status is what the cluster writes; leave it out'],
    [
      'a directive',
      { spec: { strategy: { $patch: 'replace' } } },
      'spec.strategy.$patch is a directive of kubectl, which overrides do not know; write null to take a field away, and JsonPatch.remove for an item of a list',
    ],
    ['a prototype', JSON.parse('{ "spec": { "__proto__": {} } }'), 'spec.__proto__ is no field; leave it out'],
  ])('%s', (_name, overrides, message) => {
    expect(thrownBy(() => overridden(deployment(), overrides))).toBe(message);
  });

  test('but what it says already is harmless', () => {
    const { apiVersion, kind } = deployment();
    expect(overridden(deployment(), { apiVersion, kind, metadata: { name: 'web' } })).toEqual(deployment());
  });
});

describe('any override of any pod', () => {
  test('laid over twice is as laid over once', () => {
    fc.assert(
      fc.property(overridingPod, overridingPod, (base, override) => {
        const once = overriddenPod(base, override);
        expect(overriddenPod(once as JsonObject, override)).toEqual(once);
      }),
    );
  });

  test('arrives, and takes nothing with it that it does not name', () => {
    fc.assert(
      fc.property(overridingPod, overridingPod, (base, override) => {
        const result = overriddenPod(base, override);
        expect(leaves(result)).toEqual(expect.arrayContaining(leaves(override)));
        const named = new Set(leaves(override).map(placeOf));
        const sources = new Set((override.volumes ?? []).map((each) => `volumes/${String(each.name)}`));
        const kept = leaves(base).filter((leaf) => {
          const place = placeOf(leaf);
          const replacesSource = [...sources].some((source) => place.startsWith(source));
          return !replacesSource && !named.has(place) && ![...named].some((other) => place.startsWith(`${other}/`));
        });
        expect(leaves(result)).toEqual(expect.arrayContaining(kept));
      }),
    );
  });

  test('leaves both as they are', () => {
    fc.assert(
      fc.property(overridingPod, overridingPod, (base, override) => {
        const [frozenBase, frozenOverride] = [frozen(structuredClone(base)), frozen(structuredClone(override))];
        overriddenPod(frozenBase, frozenOverride);
        expect([frozenBase, frozenOverride]).toEqual([base, override]);
      }),
    );
  });
});

/** The values of a pod with their places, `containers/a/ports/80 TCP/name=b`; lists without a key are values. */
function leaves(value: unknown, place = ''): string[] {
  if (Array.isArray(value) && /(containers|volumes|env|ports)$/.test(place)) {
    return value.flatMap((item: JsonObject) => leaves(item, `${place}/${itemName(item)}`));
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .filter(([key]) => key !== 'protocol')
      .flatMap(([key, field]) => leaves(field, place ? `${place}/${key}` : key));
  }
  return isEmpty(value) ? [] : [`${place}=${JSON.stringify(value)}`];
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && Object.keys(value ?? {}).length === 0 && !Array.isArray(value);
}

function itemName(item: JsonObject): string {
  return 'containerPort' in item
    ? `${String(item.containerPort)} ${String(item.protocol ?? 'TCP')}`
    : String(item.name);
}

function placeOf(leaf: string): string {
  return leaf.slice(0, leaf.indexOf('='));
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
