import { listItems } from '../../src/manifest/list-items';
import { object, pod } from '../support/objects';

const map = object('v1', 'ConfigMap');

describe('a List', () => {
  test('is its items, also those of a List in it', () => {
    const inner = { apiVersion: 'v1', kind: 'List', items: [map] };
    expect(listItems({ apiVersion: 'v1', kind: 'List', items: [pod(), inner] }, 'it')).toEqual([pod(), map]);
  });

  test('without items is nothing', () => {
    expect(listItems({ apiVersion: 'v1', kind: 'List', items: [] }, 'it')).toEqual([]);
  });

  test('is only what has items', () => {
    expect(listItems(map, 'it')).toEqual([map]);
    expect(listItems(object('example.com/v1', 'AllowList'), 'it')).toHaveLength(1);
  });

  test('of one kind gives it to its items', () => {
    const items = [{ metadata: { name: 'web' } }];
    expect(listItems({ apiVersion: 'v1', kind: 'PodList', items }, 'it')).toEqual([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } },
    ]);
  });

  test('of something else is refused', () => {
    expect(() => listItems({ apiVersion: 'v1', kind: 'List', items: ['web'] }, 'shop.yaml')).toThrow(
      'shop.yaml: item 1 of the List is "web", not an object',
    );
  });
});
