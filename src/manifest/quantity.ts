import { remembered } from './remembered';

/** What a suffix multiplies by, as decimal exponents, so that `0.3` and `300m` become the same number. */
const DECIMAL_EXPONENTS: { readonly [suffix: string]: number } = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

const BINARY_FACTORS: { readonly [suffix: string]: number } = {
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Amounts with a binary suffix that exceed it count as this. */
const LARGEST_BINARY = 2 ** 63;

// The API server takes a suffix, a sign or a dot alone for zero.
const QUANTITY = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+)|([numkMGTPE])|([KMGTPE]i))?$/;

/**
 * The amount that a Kubernetes quantity stands for, in its base unit: cores, bytes, pieces. Undefined if it is none.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityOf(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  return typeof value === 'string' ? amountIn(value) : undefined;
}

const amountIn = remembered((written): number | undefined => {
  // the API server ignores spaces around it
  const text = written.replace(/^ +| +$/g, '');
  const match = QUANTITY.exec(text);
  if (!match || text === '') {
    return undefined;
  }
  const [, sign, whole, fraction, exponent, decimal, binary] = match;
  const shift = exponent ?? (decimal ? DECIMAL_EXPONENTS[decimal] : 0);
  const amount = Number(`${sign}${whole || 0}.${fraction || 0}e${shift}`);
  return binary ? Math.min(amount * BINARY_FACTORS[binary], LARGEST_BINARY) : amount;
});
