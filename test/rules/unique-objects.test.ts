import { Resource } from '../../src/manifest/resource';
import { uniqueObjects } from '../../src/rules/unique-objects';
import { contextOf } from '../support/object-tables';
import { deployment, object, withMetadata } from '../support/objects';

const inShop = (manifest: ReturnType<typeof object>, name = 'web') =>
  withMetadata(manifest, { namespace: 'shop', name });

function messagesOf(...manifests: ReturnType<typeof object>[]): string[] {
  const resources = manifests.map((manifest, index) => new Resource(manifest, `app/${index}`));
  return resources
    .flatMap((resource) => uniqueObjects.check(resource, contextOf(resources)))
    .map(({ message }) => message);
}

describe('unique-objects passes', () => {
  test.each([
    ['one object', [deployment()]],
    ['two names', [inShop(deployment()), inShop(deployment(), 'api')]],
    ['two kinds', [object('v1', 'ConfigMap'), object('v1', 'Secret')]],
    ['two groups', [deployment(), object('example.com/v1', 'Deployment')]],
    ['two namespaces', [inShop(deployment()), withMetadata(deployment(), { namespace: 'bank' })]],
    ['a namespace and none', [inShop(deployment()), deployment()]],
    [
      'generated names',
      [
        { ...object('v1', 'Pod'), metadata: { generateName: 'web-' } },
        { ...object('v1', 'Pod'), metadata: { generateName: 'web-' } },
      ],
    ],
    [
      'names that are none',
      [object('v1', 'Pod', { metadata: { name: 5 } }), object('v1', 'Pod', { metadata: { name: 5 } })],
    ],
    ['nothing at all', [{}, {}]],
    ['the same Namespace in each of two files', [object('v1', 'Namespace'), object('v1', 'Namespace')]],
  ])('%s', (_, manifests) => {
    expect(messagesOf(...manifests)).toEqual([]);
  });
});

describe('unique-objects finds', () => {
  test('the second of two, and names where both come from', () => {
    expect(messagesOf(inShop(deployment()), inShop(deployment()))).toEqual([
      'Deployment "shop/web" comes from "app/0" and again from "app/1"; remove one of them or give it another name',
    ]);
  });

  test('each one after the first', () => {
    expect(messagesOf(object('v1', 'ConfigMap'), object('v1', 'ConfigMap'), object('v1', 'ConfigMap'))).toHaveLength(2);
  });

  test('two Namespaces of one name that differ', () => {
    expect(messagesOf(object('v1', 'Namespace'), object('v1', 'Namespace', { spec: {} }))).toHaveLength(1);
  });

  test('the same object in two versions of its group', () => {
    expect(
      messagesOf(
        object('autoscaling/v1', 'HorizontalPodAutoscaler'),
        object('autoscaling/v2', 'HorizontalPodAutoscaler'),
      ),
    ).toHaveLength(1);
  });

  test('an empty namespace and none to be the same', () => {
    expect(messagesOf(withMetadata(deployment(), { namespace: '' }), deployment())).toHaveLength(1);
  });
});

// one after the other with each, they would not be through before the test is
test('unique-objects compares fifty thousand objects', () => {
  const resources = Array.from(
    { length: 50_000 },
    (_, index) => new Resource(withMetadata(deployment(), { name: `web-${index}` })),
  );
  const context = contextOf(resources);
  expect(resources.flatMap((resource) => uniqueObjects.check(resource, context))).toEqual([]);
});
