import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { sizeFault, sizeText } from '../../src/kinds/size-text';
import { quantityOf } from '../../src/manifest/quantity';

const UNITS = [
  { of: (amount: number) => Size.kibibytes(amount), bytes: 2 ** 10 },
  { of: (amount: number) => Size.mebibytes(amount), bytes: 2 ** 20 },
  { of: (amount: number) => Size.gibibytes(amount), bytes: 2 ** 30 },
  { of: (amount: number) => Size.tebibytes(amount), bytes: 2 ** 40 },
];

const CONVERTED = {
  Gi: (size: Size) => size.toGibibytes(),
  Mi: (size: Size) => size.toMebibytes(),
};

const amounts = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }),
  fc.integer({ min: 1, max: 100_000 }).map((eighths) => eighths / 8),
);

test('a size is rendered as exactly that many bytes, and as cdk8s-plus-28 does where that renders it', () => {
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom(...UNITS),
      fc.constantFrom('Gi' as const, 'Mi' as const),
      (amount, unit, as) => {
        const size = unit.of(amount);
        fc.pre(sizeFault(size) === undefined);
        const text = sizeText(size, as);
        expect(quantityOf(text)).toBe(amount * unit.bytes);
        let before: string | undefined;
        try {
          before = `${CONVERTED[as](size)}${as}`;
        } catch {
          // cdk8s refuses to convert it
        }
        expect(before ?? text).toBe(text);
      },
    ),
  );
});

test.each([
  [Size.kibibytes(1), undefined],
  [Size.gibibytes(0.5), undefined],
  [Size.kibibytes(1 / 1024), undefined],
  [Size.kibibytes(0), '0Ki'],
  [Size.kibibytes(1 / 2048), '0.00048828125Ki'],
  [Size.pebibyte(NaN), 'NaNPi'],
])('%p is whole or not', (size, shown) => {
  expect(sizeFault(size)).toBe(
    shown && `must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not ${shown}`,
  );
});
