import * as fc from 'fast-check';
import { quantityOf } from '../../src/manifest/quantity';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const AMOUNTS: readonly (readonly [unknown, number])[] = [
  [0, 0],
  [1, 1],
  [0.5, 0.5],
  [1e21, 1e21],
  ['0', 0],
  ['1', 1],
  ['+1', 1],
  ['-1', -1],
  ['1.5', 1.5],
  ['1.', 1],
  ['.5', 0.5],
  ['007', 7],
  ['100m', 0.1],
  ['0.1', 0.1],
  ['2300m', 2.3],
  ['1k', 1000],
  ['1M', 1e6],
  ['1G', 1e9],
  ['1T', 1e12],
  ['1P', 1e15],
  ['1E', 1e18],
  ['1Ki', 1024],
  ['1Mi', 1048576],
  ['1Gi', 1073741824],
  ['1.5Gi', 1610612736],
  ['1Ti', 1024 ** 4],
  ['1Pi', 1024 ** 5],
  ['1Ei', 1024 ** 6],
  ['100u', 1e-4],
  ['100n', 1e-7],
  ['128974848', 128974848],
  ['129e6', 129e6],
  ['129E6', 129e6],
  ['129M', 129e6],
  ['12e-3', 0.012],
  ['12e+3', 12000],
  // what nobody writes and the API server takes
  [' 1Gi ', 1073741824],
  ['m', 0],
  ['.', 0],
  ['+', 0],
  ['16Ei', 2 ** 63],
];

const NO_QUANTITIES: readonly unknown[] = [
  '',
  ' ',
  '1K',
  '1ki',
  '1mi',
  '1GB',
  '1Gib',
  '1i',
  '1 Gi',
  '1Gi\n',
  '1,5',
  '0x10',
  '1_000',
  '1e',
  '1e1.5',
  '1e3m',
  '--1',
  '1-',
  'abc',
  '１',
  NaN,
  Infinity,
  true,
  null,
  undefined,
  {},
  ['1'],
];

describe('quantities', () => {
  test.each(AMOUNTS)('%j is %d', (quantity, amount) => {
    expect(quantityOf(quantity)).toBe(amount);
  });

  test.each(NO_QUANTITIES.map((value) => [value]))('%j is none', (value) => {
    expect(quantityOf(value)).toBeUndefined();
  });

  test('an amount is the same number however it is written', () => {
    fc.assert(
      fc.property(fc.nat(), (thousandths) => {
        const amount = quantityOf(`${thousandths}m`);
        expect(quantityOf((thousandths / 1000).toFixed(3))).toBe(amount);
        expect(quantityOf(`${thousandths}000u`)).toBe(amount);
        expect(quantityOf(`${thousandths}e-3`)).toBe(amount);
        expect(quantityOf(thousandths / 1000)).toBe(amount);
      }),
      { seed: 29 },
    );
  });
});
