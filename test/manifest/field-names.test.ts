import { fieldNamesIn } from '../../src/manifest/field-names';

const WANTED = new Set(['hostPort', 'hostPath', 'app']);

describe('the names of fields', () => {
  test.each([
    ['of an object', { hostPath: {} }, ['hostPath']],
    ['of what is in it', { spec: { template: { hostPath: { path: '/' } } } }, ['hostPath']],
    ['of items, and of lists in lists', { ports: [1, null, [{ hostPort: 80 }]] }, ['hostPort']],
    ['of maps', { labels: { app: 'web' } }, ['app']],
    ['once each', { a: { app: 1 }, b: { app: 2 } }, ['app']],
    ['whatever stands there', { app: null, hostPath: undefined, hostPort: false }, ['app', 'hostPath', 'hostPort']],
    ['and not what is written in values', { a: 'hostPath', b: ['app'] }, []],
    ['and none that nobody asked for', { name: 'web' }, []],
  ])('are found: those %s', (_, value, names) => {
    expect([...fieldNamesIn(value, WANTED)].sort()).toEqual(names);
  });

  test('are found however deep they are', () => {
    let value: object = { app: 'web' };
    for (let depth = 0; depth < 100_000; depth++) {
      value = depth % 2 === 0 ? [value] : { inner: value };
    }
    expect([...fieldNamesIn(value, WANTED)]).toEqual(['app']);
  });
});
