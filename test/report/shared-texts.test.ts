import { pathText } from '../../src/manifest/json';
import { messageText, SharedTexts } from '../../src/report/shared-texts';
import { sampleReport } from './sample';

const REPORT = sampleReport();

test('a message is shown on one line, as JSON, and without links', () => {
  const { text, shown, json, sarif } = messageText('[a](b)\n"c" \u200b');
  expect({ text, shown, json, sarif }).toEqual({
    text: '[a](b)\n"c" \u200b',
    shown: '[a](b)\\n"c" \\u200b',
    json: '"[a](b)\\n\\"c\\" \\u200b"',
    sarif: '[a] (b)\\\\n\\"c\\" \\\\u200b',
  });
});

test.each([
  [[]],
  [['spec']],
  [['spec', 'containers', 0, 'image']],
  [['spec', 'containers', '0', 'image']],
  [['metadata', 'annotations', 'a](b\n', '__proto__']],
])('the path %j is shown as it is', (path) => {
  const texts = SharedTexts.of(REPORT);
  const shown = texts.path(path);
  expect(shown.text).toBe(pathText(path));
  expect(JSON.parse(shown.json)).toBe(shown.text);
  expect(JSON.parse(`"${shown.sarif}"`)).toBe(shown.shown);
  expect(texts.path([...path])).toBe(shown);
});

test('the texts of a report are shared by all of its formats, and not with another report', () => {
  expect(SharedTexts.of(REPORT)).toBe(SharedTexts.of(REPORT));
  expect(SharedTexts.of(sampleReport())).not.toBe(SharedTexts.of(REPORT));
});
