/**
 * Those of some names that a value has as names of fields, at any depth. The keys of maps, such as labels, are names too.
 *
 * @param wanted the names to look for
 */
export function fieldNamesIn(value: object, wanted: { has(name: string): boolean }): ReadonlySet<string> {
  const found = new Set<string>();
  const open: object[] = [value]; // and not by recursion, as nobody knows how deep it is
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    if (Array.isArray(holder)) {
      for (const item of holder as readonly unknown[]) {
        if (typeof item === 'object' && item !== null) {
          open.push(item);
        }
      }
      continue;
    }
    // this runs for every field of every object, and the keys need no list of their own
    for (const name in holder) {
      if (wanted.has(name)) {
        found.add(name);
      }
      const inner = (holder as Record<string, unknown>)[name];
      if (typeof inner === 'object' && inner !== null) {
        open.push(inner);
      }
    }
  }
  return found;
}
