import { compareTexts, orderedByTexts } from '../../src/network/text-order';

const IN_ORDER = [
  ['', 'z'],
  ['a', 'z'],
  ['a-', 'a'],
  ['ab', ''],
  ['b', 'A'],
  ['b', 'a'],
];

test('texts are compared one after the other, the shorter first', () => {
  expect(orderedByTexts([...IN_ORDER].reverse(), (texts) => texts)).toEqual(IN_ORDER);
  expect([...IN_ORDER].reverse().sort(compareTexts)).toEqual(IN_ORDER);
});

test('what has the same texts stays in its order, and the list stays as it was', () => {
  const items = [{ at: 1 }, { at: 2 }, { at: 3 }];
  const ordered = orderedByTexts(items, ({ at }) => [at === 3 ? 'first' : 'later']);
  expect(ordered.map(({ at }) => at)).toEqual([3, 1, 2]);
  expect(items.map(({ at }) => at)).toEqual([1, 2, 3]);
});
