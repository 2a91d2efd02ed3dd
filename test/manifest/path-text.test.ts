import fc from 'fast-check';
import { pathText } from '../../src/manifest/json';
import { pathOf } from '../../src/manifest/path-text';

test.each([
  ['', []],
  ['spec', ['spec']],
  ['spec.containers[0].image', ['spec', 'containers', 0, 'image']],
  ['metadata.labels["app.kubernetes.io/name"]', ['metadata', 'labels', 'app.kubernetes.io/name']],
  ['data["a\\"b"].x-y', ['data', 'a"b', 'x-y']],
  ['[3]', [3]],
])('%s', (text, path) => {
  expect(pathOf(text)).toEqual(path);
});

test.each(['.', '.spec', 'spec.', 'spec..x', 'spec[x]', 'spec[0', 'a b', 'spec["x]', 'a[0]b'])(
  '"%s" is no path',
  (text) => {
    expect(() => pathOf(text)).toThrow(`"${text}" is no path; write field names`);
  },
);

test('what is written of a path can be read', () => {
  const key = fc.oneof(
    fc.string({ minLength: 1 }).filter((text) => !/["\\]/.test(text)),
    fc.nat(),
  );
  fc.assert(
    fc.property(fc.array(key), (path) => expect(pathOf(pathText(path))).toEqual(path)),
    { seed: 4, numRuns: 500 },
  );
});
