import { valueText } from '../../src/posture/value-text';

const itself: unknown[] = [];
itself.push(itself);

test.each([
  ['x"y', '"x\\"y"'],
  [1.5, '1.5'],
  [NaN, 'NaN'],
  [null, 'null'],
  [undefined, 'undefined'],
  [{ a: [1] }, '{"a":[1]}'],
  [5n, '5n'],
  [[5n], '[ 5n ]'],
  [itself, '<ref *1> [ [Circular *1] ]'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [Promise.resolve(), 'a Promise'],
  [Symbol('x'), 'Symbol(x)'],
  [valueText, 'the function valueText'],
  [() => 1, 'the function without a name'],
])('%p is shown as it is written', (value, text) => {
  expect(valueText(value)).toBe(text);
});

test('a long value is cut off', () => {
  expect(valueText('x'.repeat(1000))).toBe(`"${'x'.repeat(99)}...`);
});
