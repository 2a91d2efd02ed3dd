/**
 * A list in the order of texts, one after the other, by their characters and not as any language orders them. They are
 * put together once for each item, and not for each two that are compared.
 */
export function orderedByTexts<Item>(items: readonly Item[], textsOf: (item: Item) => readonly string[]): Item[] {
  if (items.length < 2) {
    return [...items];
  }
  const keyed: Keyed<Item>[] = [];
  for (const item of items) {
    keyed.push({ key: textsOf(item).join(BETWEEN), item });
  }
  return keyed.sort(byKey).map(({ item }) => item);
}

/** Which of two lists of texts comes first. */
export function compareTexts(left: readonly string[], right: readonly string[]): number {
  const place = left.findIndex((text, index) => text !== right[index]);
  return place < 0 ? 0 : left[place] < right[place] ? -1 : 1;
}

/** What comes before every character, so that the shorter of two texts comes first whatever follows it. */
const BETWEEN = '\0';

interface Keyed<Item> {
  readonly key: string;
  readonly item: Item;
}

function byKey(left: Keyed<unknown>, right: Keyed<unknown>): number {
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}
