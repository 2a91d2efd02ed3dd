import { documentOf, field, jsonOf, listJson, listPieces, SharedJson } from '../../src/report/json-text';

const MANY = Array.from({ length: 1000 }, (_, index) => ({ index, text: `"\u200b${index}` }));

describe.each([0, 1, 255, 256, 257, 1000])('a list of %d', (length) => {
  const items = MANY.slice(0, length);

  test('is that of its items, in their order', () => {
    expect(JSON.parse(listJson(items, (item) => jsonOf(item)))).toEqual(items);
    expect([...listPieces(items, (item) => jsonOf(item))].join('')).toBe(listJson(items, (item) => jsonOf(item)));
    expect(JSON.parse(listJson(items, (_, index) => String(index)))).toEqual(items.map(({ index }) => index));
  });
});

test('what cannot be seen is spelled out, also when it is laid out', () => {
  for (const text of [jsonOf(MANY), listJson(MANY, (item) => jsonOf(item)), ...documentOf([jsonOf(MANY)], 2)]) {
    expect(text).not.toContain('\u200b');
    expect(JSON.parse(text)).toEqual(MANY);
  }
});

test('a text is what JSON makes of it, whatever is in it', () => {
  for (const text of [
    '',
    ...Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code)),
    '\u2028',
    '\ud800',
  ]) {
    expect(JSON.parse(jsonOf(`a${text}b`))).toBe(`a${text}b`);
  }
});

test('a document is in one line, or laid out as JSON is', () => {
  const value = { a: [1, { b: 'c' }], d: [], e: {} };
  expect([...documentOf([jsonOf(value)], 0)].join('')).toBe(`${JSON.stringify(value)}\n`);
  expect([...documentOf(['{"a":[1,{"b"', ':"c"}],"d":[],"e":{}}'], 2)].join('')).toBe(
    `${JSON.stringify(value, undefined, 2)}\n`,
  );
});

test('a field without a value is left out', () => {
  expect([field('a', jsonOf(undefined)), field('a', jsonOf(null)), field('a', jsonOf('b'))]).toEqual([
    '',
    ',"a":null',
    ',"a":"b"',
  ]);
});

test('what is shared is told apart: a text from another, an object from an equal text', () => {
  const shared = new SharedJson();
  const object = { a: 1 };
  expect([object, 'a', 'b', '{"a":1}', object, undefined].map((value) => shared.of(value))).toEqual([
    '{"a":1}',
    '"a"',
    '"b"',
    '"{\\"a\\":1}"',
    '{"a":1}',
    undefined,
  ]);
});
