import * as path from 'node:path';
import { installed, run } from '../conformance/command';
import type { Costs } from './connected-app';
import { byTurns, figureOf, RUNS } from './rounds';
import { exponent, median } from './statistics';
import { textOf } from './table';

const SIZES = [300, 1_000, 3_000];

const PARTS: Readonly<Record<string, (costs: Costs) => number>> = {
  declare: ({ declare }) => declare,
  render: ({ render }) => render,
  prove: ({ prove }) => prove,
  sum: ({ declare, render, prove }) => declare + render + prove,
};

/**
 * What connections cost, by the number of workloads, five connections each: CPU time to declare them, to render the
 * policies made of them and to prove these equal to them; and how it grows, as the exponent of a power of the number of
 * workloads. The rest of synth is not in it. Each measurement is made in a process of its own, by turns.
 */
export function benchConnections(): void {
  const costs = byTurns(Object.fromEntries(SIZES.map((size) => [`${size} workloads`, () => measure(size)])));
  const rows = SIZES.map((size) => {
    const seconds = Object.values(PARTS).map((part) => median(costs[`${size} workloads`].map(part)).toFixed(3));
    return [`${size}`, `${size * 5}`, ...seconds];
  });
  const exponents = Object.values(PARTS).map((part) => {
    const growth = figureOf(Object.values(costs), (...round) => exponent(SIZES, round.map(part)));
    return growth.median.toFixed(2);
  });
  console.log(
    textOf({
      title: `connections: CPU seconds, median of ${RUNS}; without the rest of synth`,
      head: ['workloads', 'connections', ...Object.keys(PARTS)],
      rows: [...rows, ['exponent', '', ...exponents]],
    }),
  );
}

function measure(size: number): Costs {
  const arguments_ = ['--tsconfig', 'bench/tsconfig.json', path.join(__dirname, 'connections-once.ts'), `${size}`];
  return JSON.parse(run(installed('tsx'), arguments_).stdout) as Costs;
}
