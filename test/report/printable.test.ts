import { jsonText } from '../../src/report/json-text';
import { printable, printableJson, shortened } from '../../src/report/printable';

test.each([
  ['plain "text" with ümläuts, 日本 and 😀', 'plain "text" with ümläuts, 日本 and 😀'],
  ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
  ['a\nb\tc\rd\u0000', 'a\\nb\\tc\\rd\\u0000'],
  ['\u007f\u009b31m', '\\u007f\\u009b31m'],
  ['user\u202etxt.exe\u200b\ufeff\u2066', 'user\\u202etxt.exe\\u200b\\ufeff\\u2066'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('a value is shown as JSON on one line', () => {
  expect(printableJson({ a: ['\u001b', '\u009b', '\n'] })).toBe('{"a":["\\u001b","\\u009b","\\n"]}');
  expect(printableJson(undefined)).toBe('nothing');
});

test('a document reads back as it was, and has nothing in it that cannot be seen', () => {
  const document = { 'a\u009b': '\u202e\u0000\n\u2028"', b: [1, { c: '😀' }] };
  const text = jsonText(document);
  expect(JSON.parse(text)).toEqual(document);
  expect(printable(text.replaceAll('\n', ''))).toBe(text.replaceAll('\n', ''));
  expect(JSON.parse(jsonText(document, 0))).toEqual(document);
  expect(printable(jsonText(document, 0).trimEnd())).toBe(jsonText(document, 0).trimEnd());
});

test('a text is cut at a length', () => {
  expect(shortened('12345', 5)).toBe('12345');
  expect(shortened('123456', 5)).toBe('12...');
});
