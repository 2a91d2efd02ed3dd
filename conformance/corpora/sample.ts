import * as fc from 'fast-check';

/** Something to be drawn: one of many in its stratum, which is one of many in its group. */
export interface Drawable {
  readonly group: string;
  readonly stratum: string;
}

/** How a sample is drawn. */
export interface Draw {
  readonly size: number;
  /** How many are taken of one stratum at most. */
  readonly perStratum: number;
  readonly seed: number;
}

/**
 * A sample that is spread over groups, and in each over its strata: all groups give one by turns, and so do the strata of
 * a group. The same input and seed give the same sample.
 */
export function spreadSample<Item extends Drawable>(items: readonly Item[], { size, perStratum, seed }: Draw): Item[] {
  const groups = lists(shuffled(items, seed), ({ group }) => group).map((group) => {
    return inTurns(lists(group, ({ stratum }) => stratum).map((stratum) => stratum.slice(0, perStratum)));
  });
  return inTurns(groups).slice(0, size);
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const { length } = items;
  const all = fc.shuffledSubarray([...items], { minLength: length, maxLength: length });
  return fc.sample(all, { seed, numRuns: 1 })[0];
}

/** The items by what they have in common. */
function lists<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const byKey = new Map<string, Item[]>();
  for (const item of items) {
    byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item]);
  }
  return [...byKey.values()];
}

/** The first of each list, then the second of each, and so on. */
function inTurns<Item>(all: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...all.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => all.flatMap((list) => list.slice(turn, turn + 1))).flat();
}
