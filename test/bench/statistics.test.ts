import { exponent, median } from '../../bench/statistics';

test('a median is the middle one, or lies between the two in the middle', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([40, 10, 20, 30])).toBe(25);
});

test.each([0, 1, 1.5, 2])('the exponent of what grows with the power of %d is that', (power) => {
  const sizes = [300, 1_000, 3_000];
  const values = sizes.map((size) => 7 * size ** power);
  expect(exponent(sizes, values)).toBeCloseTo(power, 10);
});
