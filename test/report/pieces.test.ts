import { joined, piecesOf, repeatable } from '../../src/report/pieces';

const LINES = Array.from({ length: 3000 }, (_, index) => `${index} ${'x'.repeat(100)}\n`);

test('a long text is made piece by piece, each when it is asked for', () => {
  const made: number[] = [];
  const pieces = piecesOf(LINES, (line, index) => {
    made.push(index);
    return line;
  });
  expect(made).toEqual([]);
  const { value: first } = pieces.next();
  expect(first).toBe(LINES.slice(0, made.length).join(''));
  expect(made.length).toBeLessThan(LINES.length);
  expect([first, ...pieces].join('')).toBe(LINES.join(''));
  expect(made).toEqual([...LINES.keys()]);
});

test.each([[[]], [['']], [['', 'a', '']], [['x'.repeat(200_000), 'y']]])('no piece is empty', (texts) => {
  const pieces = [...piecesOf(texts, (text) => text)];
  expect(pieces.join('')).toBe(texts.join(''));
  expect(pieces).not.toContain('');
});

test('a text that is asked for again is made anew', () => {
  let times = 0;
  const text = repeatable(function* () {
    yield `${++times}`;
  });
  expect([...text, ...text]).toEqual(['1', '2']);
});

test('texts are joined as they are', () => {
  expect(joined('a', '', 'bc')).toBe('abc');
});
