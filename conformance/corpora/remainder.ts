import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { Tally } from '../tally';
import type { Judged, JudgedSet } from './judged-set';
import { tableOf } from './page';
import { checkOf, ChecksByScanner, checksIn, checksText, findingsIn } from './scanner-check';

/** An entry of remainder.yaml. */
interface Remainder {
  readonly left: string;
  readonly why: string;
  readonly checks: ChecksByScanner;
}

/** How often each check finds something, by `SCANNER CHECK`. */
type Counts = ReadonlyMap<string, number>;

const remainders = parse(fs.readFileSync(path.join(__dirname, 'remainder.yaml'), 'utf8')) as Remainder[];

/**
 * What scanners find before and after all fixes, by the reason why it remains; first what does not. Checks that each
 * check that remains has one reason.
 */
export function remainderTable(sets: readonly JudgedSet[], tally: Tally): string {
  const counted = countsOf(sets.map(({ asTheyAre }) => asTheyAre));
  const remaining = countsOf(sets.map(({ hardened }) => hardened));
  tally.check('each check that remains has one reason, and each reason is for checks that remain', () => {
    deepStrictEqual(remainders.flatMap(({ checks }) => checksIn(checks)).sort(), [...remaining.keys()].sort());
    return `${remaining.size} checks`;
  });
  const settled = [...counted.keys()].filter((key) => !remaining.has(key)).sort();
  const rowOf = (left: string, checks: readonly string[], why: string) => [
    left,
    `${sum(checks, counted)} → ${sum(checks, remaining)}`,
    why,
    checksText(checks),
  ];
  return tableOf(
    ['what', 'findings', 'why it remains', 'checks'],
    [
      rowOf('nothing', settled, 'fixes settle all of it'),
      ...remainders.map(({ left, checks, why }) => rowOf(left, checksIn(checks), why)),
    ],
  );
}

function countsOf(judged: readonly Judged[]): Counts {
  const counts = new Map<string, number>();
  for (const check of judged.flatMap(({ verdicts }) => findingsIn(verdicts)).map(checkOf)) {
    counts.set(check, (counts.get(check) ?? 0) + 1);
  }
  return counts;
}

function sum(checks: readonly string[], counts: Counts): number {
  return checks.reduce((total, check) => total + (counts.get(check) ?? 0), 0);
}
