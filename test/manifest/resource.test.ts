import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { deployment, pod, withMetadata } from '../support/objects';

describe('a resource', () => {
  test('knows what it is called', () => {
    const resource = new Resource(withMetadata(deployment(), { namespace: 'shop' }), 'app/web');
    expect(resource).toMatchObject({
      apiVersion: 'apps/v1',
      group: 'apps',
      kind: 'Deployment',
      groupKind: 'apps/Deployment',
      name: 'web',
      namespace: 'shop',
      origin: 'app/web',
      title: 'Deployment "shop/web"',
      id: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
    });
  });

  test('of the core group has an empty group', () => {
    expect(new Resource(pod())).toMatchObject({ group: '', groupKind: '/Pod', title: 'Pod "web"' });
  });

  const broken: readonly JsonObject[] = [
    {},
    { apiVersion: null, kind: null, metadata: null, spec: null },
    { apiVersion: 5, kind: ['Pod'], metadata: 'web', spec: [] },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 5, namespace: {} }, spec: 'web' },
  ];

  test.each(broken)('can be made of %j', (manifest) => {
    const resource = new Resource(manifest);
    expect(resource).toMatchObject({ name: '', namespace: undefined, group: '', spec: {}, pods: [] });
    expect(resource.title).toMatch(/^(object|Pod) ""$/);
  });

  test('looks for its pods once', () => {
    const resource = new Resource(pod());
    expect(resource.pods).toBe(resource.pods);
  });
});
