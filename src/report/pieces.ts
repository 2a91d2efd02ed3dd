/** How long a piece is at least. Shorter ones cost a call each, longer ones are copied about while they grow. */
const LENGTH = 64 * 1024;

/**
 * A long text in pieces that make it up one after the other, each made when the one before is done with: nobody needs all of
 * it at once, and there may be more than fits into one text.
 *
 * @param between what stands between each two items
 */
export function* piecesOf<Item>(
  items: readonly Item[],
  textOf: (item: Item, index: number) => string,
  between = '',
): Generator<string, void> {
  let piece = '';
  for (let index = 0; index < items.length; index++) {
    piece += (index === 0 ? '' : between) + textOf(items[index], index);
    if (piece.length >= LENGTH) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') {
    yield piece;
  }
}

/** The same text however often it is asked for, which makes it anew each time. */
export function repeatable(make: () => Iterator<string>): Iterable<string> {
  return { [Symbol.iterator]: make };
}

/**
 * Texts as one that is to be part of many others. Engines keep what is put together by `+` as a tree of its parts, and would
 * go through that anew each time that it is written.
 */
export function joined(...texts: readonly string[]): string {
  return texts.join('');
}
