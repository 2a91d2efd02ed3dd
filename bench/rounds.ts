import { median } from './statistics';

/** How often everything is measured. */
export const RUNS = Number(process.env.BENCH_RUNS ?? 5);

/**
 * Measures everything once, then everything again, and so on: by turns, so that whatever else the machine does is shared.
 *
 * @returns the results of each, in order
 */
export function byTurns<T>(measurements: Readonly<Record<string, () => T>>): Record<string, T[]> {
  const names = Object.keys(measurements);
  const results: Record<string, T[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 1; round <= RUNS; round++) {
    names.forEach((name, index) => {
      tell(`round ${round} of ${RUNS}, ${index + 1} of ${names.length}: ${name}`);
      results[name].push(measurements[name]());
    });
  }
  tell('');
  return results;
}

/** A figure of some results: by rounds, so that what they are compared with was measured next to them. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
}

/** @param results of several measurements, each with as many as there were rounds */
export function figureOf<T>(results: readonly (readonly T[])[], figure: (...round: T[]) => number): Figure {
  const values = results[0].map((_, round) => figure(...results.map((ofOne) => ofOne[round])));
  return { median: median(values), least: Math.min(...values), greatest: Math.max(...values) };
}

/** On one line, for whoever waits at a terminal. */
function tell(progress: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${progress}`);
}
