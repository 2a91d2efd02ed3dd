import * as fc from 'fast-check';
import type { Value } from './plan';
import { ODD } from './values';

/** Text that some version of YAML takes for something else, or that is written in an unusual way. */
const TEXTS = [
  ...'- ? : # &a *a !a | > % @ ` { [ } , " \' \\ --- ... %a ---a ~ null Null true True yes No on y n'.split(' '),
  ...'0 -0 1 +1 007 0644 0x1f 0b1 1e3 e3 E12 1.5 .5 5. 1_000 .inf .NaN 2001-01-01 12:30:45 1:2 123e4567 1.2.3 v1'.split(
    ' ',
  ),
  ...['', ' ', 'a ', ' a', 'a: b', 'a #b', '- a', '? a', '--- a', 'it\'s "so"', 'a\u00a0b', 'é', '日本語', '🚢'],
  ...['a\nb', 'a\nb\n', 'a\n\n', '\n', ' a\nb', 'a\n b\n', 'a\r\nb', 'a\nb \n', '#!/bin/sh\nset -e\n'],
  ...['x'.repeat(200), `${'word '.repeat(40)}end`],
];

const NUMBERS = [0, -0, 1, -1, 80, 0.1, -1.5, 420, 1e20, 2 ** 53, 2 ** 53 + 2];

/** What cdk8s writes in a way that not everybody reads as that value. */
const MISREAD = [
  ...['0o7', '-0o17', '0X1F', '0O7', '=', '<<', 'a\tb', 'a\u0085b', 'a\u2028b', '\ufeffa', 'a\u0000b', '\u001b'],
  ...[1e21, 1e-7, 1.5e300, 5e-324],
];

const KEYS = [
  ...'ref value resolve toString hasOwnProperty 10 2 -1 01 1.5 0x1f 1e3 2001-01-01 app.kubernetes.io/name é'.split(' '),
  ...'- ? # &a *a !a @ { \' #c %a --- ... ~ y null true "q"'.split(' '),
  ...['', ' a', 'a ', 'a b', 'a: b', '? a', '--- a', 'a\nb', 'x'.repeat(130)],
];

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'x', 'y', 'web', 'nginx:1.27', '/var/lib', 'some words here') },
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

export const anyKey: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c', 'name', 'ports') },
  { weight: 2, arbitrary: fc.constantFrom(...KEYS) },
);

/** What JSON has, `undefined`, and what cdk8s resolves to that; seldom something else. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, maxDepth: 4 },
    { weight: 12, arbitrary: anyText },
    { weight: 4, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 3, arbitrary: fc.constantFrom(null, undefined, true, false) },
    { weight: 1, arbitrary: fc.constantFrom([], {}, [[]], [{}], [null], [undefined], { a: null }, { a: {} }) },
    { weight: 9, arbitrary: fc.dictionary(anyKey, tie('value'), { maxKeys: 4, noNullPrototype: true }) },
    { weight: 4, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 3, arbitrary: special(tie('value')) },
  ),
})).value;

function special(value: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 10, arbitrary: fc.record({ $lazy: value }) },
    { weight: 5, arbitrary: fc.record({ $token: value }) },
    { weight: 4, arbitrary: fc.record({ $union: fc.constantFrom('50%', '', 80, 0, 1.5, true) }) },
    { weight: 3, arbitrary: fc.constant({ $counted: true }) },
    {
      weight: 3,
      arbitrary: fc.record({ $patching: fc.constant({ op: 'add', path: '/new', from: '', value: { b: 1 } }) }),
    },
    { weight: 1, arbitrary: fc.record({ $throws: fc.constant('not yet') }) },
    { weight: 1, arbitrary: fc.constantFrom(...MISREAD) },
    {
      weight: 1,
      arbitrary: fc.record({ $odd: fc.constantFrom(...Object.keys(ODD)) }),
    },
  );
}
