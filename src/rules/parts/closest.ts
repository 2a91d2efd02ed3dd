/** How many letters may differ in what is taken for a slip of the pen. */
const MOST = 2;
const LONGEST = 64;

/** The one of some words that was probably meant: it differs in at most two letters, whatever their case, and no more than a third of them. */
export function closest(word: string, words: readonly string[]): string | undefined {
  if (word.length > LONGEST) {
    return undefined;
  }
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const other of words) {
    if (Math.abs(other.length - word.length) <= MOST) {
      const distance = distanceOf(word.toLowerCase(), other.toLowerCase());
      if (distance <= MOST && distance * 3 <= word.length && distance < (best?.distance ?? Infinity)) {
        best = { word: other, distance };
      }
    }
  }
  return best?.word;
}

/** How many letters must be added, removed or replaced. */
function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[right.length];
}
