/** Sorts by texts, one after the other, by their characters and not as any language orders them. */
export function byTexts<Item>(textsOf: (item: Item) => readonly string[]): (left: Item, right: Item) => number {
  return (left, right) => compareTexts(textsOf(left), textsOf(right));
}

function compareTexts(left: readonly string[], right: readonly string[]): number {
  const place = left.findIndex((text, index) => text !== right[index]);
  return place < 0 ? 0 : left[place] < right[place] ? -1 : 1;
}
