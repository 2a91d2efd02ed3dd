import type { Path } from '../../src/manifest/json';
import { positionsIn } from '../../src/yaml/positions';
import { writeYaml } from '../../src/yaml/writer';
import { WrittenPositions } from '../../src/yaml/written-position';
import { adversarialDocuments } from './adversarial-documents';

it('is where reading the text finds it, for every field and for those that are not there', () => {
  const documents = adversarialDocuments(1, 3000).filter((document) => !/^ *(- )*\? /m.test(writeYaml(document)));

  for (const document of documents) {
    const text = writeYaml(document);
    const read = positionsIn(text);
    const written = new WrittenPositions(document, text);
    const paths = pathsIn(document);

    expect(paths.map((path) => written.of(path))).toEqual(paths.map((path) => read(1, path)));
  }
  expect(documents.length).toBeGreaterThan(2900);
});

it('tells a field from others with keys that begin like its own, and from lines of text', () => {
  const document = {
    'a:b:': 1,
    'a:b': { 'c:d': 'c: x\nspec: y\n- z\n', c: [['x', '- y'], { 'c:d': 2, c: 3 }] },
    a: 4,
  };
  const text = writeYaml(document);
  const read = positionsIn(text);
  const written = new WrittenPositions(document, text);
  for (const path of pathsIn(document)) {
    expect([path, written.of(path)]).toEqual([path, read(1, path)]);
  }
  expect(written.of(['a'])).toEqual({ line: text.trimEnd().split('\n').length, column: 1 });
});

it.each([
  ['a value of one line', 'x'],
  ['a block', 'x\ny\n\n'],
  ['several lines in quotes', 'x\u001b\n\nlong enough for lines of its own, so that it has them'],
  ['nothing', {}],
  ['fields', { a: 1, b: 2 }],
])('counts what a key that is too long for one line has: %s', (_, value) => {
  const key = 'k'.repeat(1025);
  const document = { spec: [{ [key]: value, next: 1 }] };
  const text = writeYaml(document);
  const lines = text.split('\n');

  const positions = new WrittenPositions(document, text);

  expect(positions.of(['spec', 0, key])).toEqual({ line: 2, column: 7 });
  expect(positions.of(['spec', 0, 'next'])).toEqual({ line: lines.indexOf('    next: 1') + 1, column: 5 });
});

/** Those of all values, and beside each some that are not there. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) =>
          pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
        )
      : [];
  return [path, [...path, 'none'], [...path, 7], [...path, '0'], [...path, 'length'], ...below];
}
