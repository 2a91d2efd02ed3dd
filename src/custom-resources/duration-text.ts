import type { Duration } from 'cdk8s';

const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** A length of time as Go, Prometheus and the Gateway API all read it: `1h30m`. */
export function durationText(duration: Duration): string {
  let left = Math.round(duration.toMilliseconds({ integral: false }));
  let text = '';
  for (const [unit, milliseconds] of UNITS) {
    const amount = Math.floor(left / milliseconds);
    left -= amount * milliseconds;
    text += amount > 0 ? `${amount}${unit}` : '';
  }
  return text || '0s';
}
