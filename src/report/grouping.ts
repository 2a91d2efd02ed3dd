/** Items by what they have in common, in the order in which it first comes. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) {
      group.push(item);
    } else {
      groups.set(name, [item]);
    }
  }
  return groups;
}

/** Groups by their names. */
export function byName<Item>(groups: ReadonlyMap<string, Item[]>): [string, Item[]][] {
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
}

/** Groups, the largest first, those of one size by their names. */
export function bySize<Item>(groups: ReadonlyMap<string, Item[]>): [string, Item[]][] {
  return byName(groups).sort(([, left], [, right]) => right.length - left.length);
}

/** `1 object`, `2 objects`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
