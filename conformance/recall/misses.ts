import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { Tally } from '../tally';
import { Demand, rulesFor } from './demand';

/** An entry of misses.yaml. */
export interface AcceptedMisses {
  readonly scanner: string;
  readonly check: string;
  readonly reason: string;
  /** `MUTANT`, and ` -> OBJECT` unless the scanner cannot read it. */
  readonly where: readonly string[];
}

/** What misses.yaml lists for sets that are here. */
export function acceptedMisses(sets: readonly string[]): AcceptedMisses[] {
  const entries = parse(fs.readFileSync(path.join(__dirname, 'misses.yaml'), 'utf8')) as AcceptedMisses[];
  return entries
    .map((entry) => ({ ...entry, where: entry.where.filter((where) => sets.includes(where.split(': ')[0])) }))
    .filter(({ where }) => where.length > 0);
}

/** Prints all misses by check, and fails for each that is not listed and each that is listed and not there. */
export function checkMisses(demands: readonly Demand[], accepted: readonly AcceptedMisses[], tally: Tally): void {
  for (const { scanner, check, missed } of missesByCheck(demands, accepted)) {
    const listed = accepted.filter((entry) => entry.scanner === scanner && entry.check === check && entry.reason);
    const places = listed.flatMap(({ where }) => where);
    const unlisted = missed.filter((miss) => !places.includes(whereOf(miss)));
    listed.forEach(({ reason, where }) => console.log(`  ${scanner} ${check}: ${where.length} accepted: ${reason}`));
    if (unlisted.length) printMisses(scanner, check, unlisted);
    tally.check(`${scanner} ${check}: misses are those of misses.yaml`, () => {
      const found = missed.map(whereOf);
      const vanished = places.filter((where) => !found.includes(where));
      if (unlisted.length) throw new Error(`${unlisted.length} of ${missed.length} are not in it`);
      if (vanished.length) throw new Error(`it lists what is not missed: ${vanished.join('; ')}`);
      return `${missed.length}`;
    });
  }
}

interface MissesOfCheck {
  readonly scanner: string;
  readonly check: string;
  readonly missed: readonly Demand[];
}

/** All checks that are missed, or listed as if. */
export function missesByCheck(demands: readonly Demand[], accepted: readonly AcceptedMisses[] = []): MissesOfCheck[] {
  const misses = demands.filter(({ met }) => !met);
  const titles = new Set([...misses, ...accepted].map(({ scanner, check }) => `${scanner} ${check}`));
  return [...titles].sort().map((title) => {
    const [scanner, check] = title.split(' ');
    return { scanner, check, missed: misses.filter((miss) => miss.scanner === scanner && miss.check === check) };
  });
}

export function printMisses(scanner: string, check: string, missed: readonly Demand[]): void {
  console.log(`  ${scanner} ${check}: ${missed.length} missed; rules for it: ${list(rulesFor(scanner, check))}`);
  for (const miss of missed) {
    console.log(`    ${whereOf(miss)} (ours: ${list(miss.ours.map(({ rule }) => rule))})`);
  }
}

function whereOf({ mutant, object }: Demand): string {
  return object ? `${mutant.name} -> ${object}` : mutant.name;
}

function list(ids: readonly string[]): string {
  return [...new Set(ids)].join(', ') || 'none';
}
