import * as fc from 'fast-check';
import { EMPTY_INVENTORY, Inventory, oncePerApp, oncePerObject, sameNamespace } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { labelsMatch, selectorMatches } from '../../src/manifest/selector';
import { deployment, object, pod, service, template, withMetadata } from '../support/objects';

const inventoryOf = (...manifests: readonly JsonObject[]) => new Inventory(manifests.map((each) => new Resource(each)));
const inNamespace = (manifest: JsonObject, namespace: string) => withMetadata(manifest, { namespace });

describe('an inventory', () => {
  test('finds objects by their kinds, in the order of the kinds', () => {
    const app = inventoryOf(service(), pod(), deployment());
    expect(app.ofKind('/Pod', '/Service').map(({ kind }) => kind)).toEqual(['Pod', 'Service']);
    expect(app.ofKind('/Secret')).toEqual([]);
  });

  test('finds an object by kind, namespace and name', () => {
    const app = inventoryOf(inNamespace(service(), 'shop'), object('rbac.authorization.k8s.io/v1', 'ClusterRole'));
    expect(app.find('/Service', 'shop', 'web')?.kind).toBe('Service');
    expect(app.find('/Service', 'bank', 'web')).toBeUndefined();
    expect(app.find('/Service', 'shop', 'api')).toBeUndefined();
    expect(app.find('rbac.authorization.k8s.io/ClusterRole', undefined, 'web')?.kind).toBe('ClusterRole');
  });

  test('takes what names no namespace to be in default', () => {
    const app = inventoryOf(service(), inNamespace(pod(), 'default'));
    expect(app.find('/Service', 'default', 'web')?.kind).toBe('Service');
    expect(app.podsIn(undefined)).toHaveLength(1);
    expect([sameNamespace(undefined, 'default'), sameNamespace('', undefined), sameNamespace('a', 'b')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('of two objects of one name finds the first', () => {
    const [first, second] = [service(), service()].map((manifest) => new Resource(manifest));
    expect(new Inventory([first, second]).find('/Service', undefined, 'web')).toBe(first);
  });

  test('does not find what says no apiVersion, which no API server knows', () => {
    const app = inventoryOf({ ...service(), apiVersion: '' }, { ...pod(), apiVersion: null });
    expect([app.ofKind('/Service'), app.podsIn(undefined), app.resources.length]).toEqual([[], [], 2]);
  });

  test('knows what each object makes, namespace by namespace', () => {
    const app = inventoryOf(inNamespace(pod(), 'shop'), service(), deployment(), inNamespace(deployment(), 'shop'));
    const [first, , second, third] = app.resources;
    expect(app.pods.map(({ resource }) => resource)).toEqual([first, third, second]);
    expect([...app.podsByResource]).toEqual(app.pods.map((one) => [one.resource, [one]]));
  });

  test('lives with labels that are no strings', () => {
    const labels = { app: { toString: 'no function' }, tier: null, part: ['x'] };
    const app = inventoryOf(deployment({ template: template({}, { labels }) }));
    expect(app.podsLabelled(undefined, { app: 'web' })).toEqual([]);
    expect(app.podsMatching(undefined, { matchLabels: { app: {} } })).toEqual([]);
  });

  test.each([undefined, null, 'app=web', []])('finds nothing by the selector %j', (selector) => {
    expect(inventoryOf(pod({}, { labels: { app: 'web' } })).podsMatching(undefined, selector)).toEqual([]);
  });

  test('of nothing has nothing', () => {
    expect([EMPTY_INVENTORY.resources, EMPTY_INVENTORY.podsIn('shop'), EMPTY_INVENTORY.ofKind('/Pod')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

test('pods are found by labels as if all were looked at', () => {
  const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'part'), fc.constantFrom('a', 'b', 'c'), { maxKeys: 3 });
  const expression = fc.record({
    key: fc.constantFrom('app', 'tier'),
    operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
    values: fc.subarray(['a', 'b']),
  });
  const selector = fc.record(
    { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 2 }) },
    { requiredKeys: [] },
  );
  const pods = fc.array(fc.tuple(labels, fc.constantFrom('shop', 'bank')), { maxLength: 12 });
  fc.assert(
    fc.property(pods, selector, labels, (all, wanted, wantedLabels) => {
      const resources = all.map(([own, namespace]) => new Resource(pod({}, { labels: own, namespace })));
      const app = new Inventory(resources);
      const inShop = resources.filter(({ namespace }) => namespace === 'shop');
      const found = (pods_: readonly { resource: Resource }[]) => pods_.map(({ resource }) => resource);
      expect(found(app.podsMatching('shop', wanted))).toEqual(
        inShop.filter(({ pods: [one] }) => selectorMatches(wanted, one.labels)),
      );
      for (const [label, value] of Object.entries(wantedLabels)) {
        expect(found(app.podsWith('shop', label, value))).toEqual(
          inShop.filter(({ pods: [one] }) => one.labels[label] === value),
        );
        expect(app.podsWith('shop', label, value)).toBe(app.podsWith('shop', label, value));
      }
      expect(found(app.podsLabelled('shop', wantedLabels))).toEqual(
        inShop.filter(({ pods: [one] }) => labelsMatch(wantedLabels, one.labels)),
      );
    }),
    { seed: 11, numRuns: 500 },
  );
});

test('what is worked out of an app is worked out once', () => {
  let runs = 0;
  const count = oncePerApp(({ resources }) => (runs++, resources.length));
  const app = inventoryOf(pod());
  expect([count(app), count(app), count(EMPTY_INVENTORY), runs]).toEqual([1, 1, 0, 2]);
});

test('what is worked out of an object is worked out once for each app that it is in', () => {
  const asked: [Inventory, Resource][] = [];
  const pathOf = oncePerObject((app, resource: Resource) => {
    asked.push([app, resource]);
    return [app.resources.length, resource.name];
  });
  const resources = ['web', 'db'].map((name) => new Resource(withMetadata(pod(), { name })));
  const [small, large] = [new Inventory(resources.slice(0, 1)), new Inventory(resources)];
  expect(pathOf(small, resources[0])).toEqual([1, 'web']);
  expect(pathOf(large, resources[0])).toEqual([2, 'web']);
  expect(pathOf(large, resources[1])).toEqual([2, 'db']);
  expect(pathOf(small, resources[0])).toBe(pathOf(small, resources[0]));
  expect(asked).toHaveLength(3);
});
