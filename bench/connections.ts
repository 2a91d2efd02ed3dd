/**
 * What connections cost, by the number of workloads, five connections each: CPU time to declare them, to render the
 * policies made of them and to prove these equal to them; and how it grows, as the exponent of a power of the number of
 * workloads. The rest of synth is not in it. Each measurement is made in a process of its own, by turns.
 */
import * as path from 'node:path';
import { installed, run } from '../conformance/command';
import type { Costs } from './connected-app';
import { median } from './cpu-time';

const SIZES = [300, 1_000, 3_000];
const RUNS = Number(process.env.BENCH_RUNS ?? 5);

const measured = new Map(SIZES.map((size) => [size, [] as Costs[]]));
for (let round = 0; round < RUNS; round++) {
  for (const [size, costs] of measured) costs.push(measure(size));
}

const medians = SIZES.map((size) => {
  const costs = measured.get(size)!;
  const [declare, render, prove] = (['declare', 'render', 'prove'] as const).map((part) =>
    median(costs.map((cost) => cost[part])),
  );
  const sum = median(costs.map((cost) => cost.declare + cost.render + cost.prove));
  return { declare, render, prove, sum };
});

console.log(`connections: CPU seconds, median of ${RUNS}; without the rest of synth`);
console.log(row('workloads', ['connections', 'declare', 'render', 'prove', 'sum']));
SIZES.forEach((size, index) => {
  const { declare, render, prove, sum } = medians[index];
  const seconds = [declare, render, prove, sum].map((value) => value.toFixed(3));
  console.log(row(`${size}`, [`${size * 5}`, ...seconds]));
});
const exponents = (['declare', 'render', 'prove', 'sum'] as const).map((part) =>
  exponent(medians.map((costs) => costs[part])).toFixed(2),
);
console.log(row('exponent', ['', ...exponents]));

function measure(size: number): Costs {
  const arguments_ = ['--tsconfig', 'bench/tsconfig.json', path.join(__dirname, 'connections-once.ts'), `${size}`];
  return JSON.parse(run(installed('tsx'), arguments_).stdout) as Costs;
}

/** The slope of the line through the logarithms, by least squares. */
function exponent(seconds: readonly number[]): number {
  const points = seconds.map((value, index) => [Math.log(SIZES[index]), Math.log(value)]);
  const [x, y] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  const covariance = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return covariance / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

function row(first: string, cells: readonly string[]): string {
  return `  ${first}`.padEnd(14) + cells.map((cell) => cell.padStart(12)).join('');
}
