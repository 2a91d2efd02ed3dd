import { FAILSAFE_SCHEMA, Type } from 'js-yaml';

/** A scalar that cannot be read without changing it. The message is the rest of a sentence. */
export class ScalarFault extends Error {}

/** What the key `<<` is read as. No text can hold it, so the key `"<<"` is still told apart. */
export const MERGE_KEY = '\0<<';

const NULLS = ['', '~', 'null', 'Null', 'NULL'];
const TRUE = ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'];
const FALSE = ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'];
const NOT_IN_JSON = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

const INTEGER = /^([-+]?)(?:0([bB])([01]+)|0([oO]?)([0-7]+)|0([xX])([0-9a-fA-F]+)|(0|[1-9][0-9]*))$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

const LEAST_INT64 = -(2n ** 63n);
const GREATEST_UINT64 = 2n ** 64n - 1n;
const GREATEST_INT64 = 2n ** 63n - 1n;

/**
 * How kubectl reads plain scalars: by YAML 1.1, so that `0644` is 420 and `yes` is true, but `12:30` and dates stay
 * strings.
 *
 * @see https://yaml.org/type/
 */
export const KUBECTL_SCHEMA = FAILSAFE_SCHEMA.extend({
  implicit: [
    scalar(
      'null',
      (text) => NULLS.includes(text),
      () => null,
    ),
    scalar(
      'bool',
      (text) => TRUE.includes(text) || FALSE.includes(text),
      (text) => TRUE.includes(text),
    ),
    scalar(
      'int',
      (text) => integerOf(text) !== undefined,
      (text) => integerOf(text),
    ),
    scalar(
      'float',
      (text) => floatOf(text) !== undefined,
      (text) => floatOf(text),
    ),
    scalar(
      'merge',
      (text) => text === '<<',
      () => MERGE_KEY,
    ),
  ],
  explicit: [
    scalar(
      'timestamp',
      () => true,
      (text) => text,
    ),
    scalar(
      'binary',
      (text) => /^[\sA-Za-z0-9+/]*={0,2}\s*$/.test(text),
      (text) => Buffer.from(text, 'base64').toString(),
    ),
  ],
});

function scalar(name: string, resolve: (text: string) => boolean, construct: (text: string) => unknown): Type {
  // js-yaml has ideas of its own about merging, by which keys that stand before it win
  const tag = name === 'merge' ? 'tag:cdk8s-bulkhead,2026:merge' : `tag:yaml.org,2002:${name}`;
  return new Type(tag, {
    kind: 'scalar',
    // an empty value comes as null
    resolve: (text: string | null) => resolve(text ?? ''),
    construct: (text: string | null) => construct(text ?? ''),
  });
}

function integerOf(text: string): number | undefined {
  const match = /^[-+0-9]/.test(text) ? INTEGER.exec(text.replaceAll('_', '')) : null;
  if (!match) {
    return undefined;
  }
  const [, sign, binary, bits, , octal, , hexadecimal, decimal] = match;
  const digits = binary ? `0b${bits}` : octal ? `0o${octal}` : hexadecimal ? `0x${hexadecimal}` : decimal;
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  if (value < LEAST_INT64 || value > GREATEST_UINT64) {
    return undefined; // too long for an integer, which makes it a float
  }
  if (value <= GREATEST_INT64 && !Number.isSafeInteger(Number(value))) {
    throw new ScalarFault(`the number ${text} is too large to be read exactly; write it in quotes`);
  }
  return Number(value);
}

function floatOf(text: string): number | undefined {
  if (NOT_IN_JSON.test(text)) {
    throw new ScalarFault(`${text} cannot be sent to Kubernetes; write it in quotes if it is text`);
  }
  // only what starts with a digit or a sign may have underscores
  const plain = /^[-+0-9]/.test(text) ? text.replaceAll('_', '') : text;
  const value = FLOAT.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value || 0 : undefined;
}
