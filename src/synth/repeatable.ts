import { isObject, Path, pathText } from '../manifest/json';
import { Resource } from '../manifest/resource';
import type { TextObject } from './manifest-text';

/**
 * Compares what was rendered twice.
 *
 * @throws if it differs; the message names the field and no value, which may be a password
 */
export function refuseDifferences(title: string, first: readonly TextObject[], second: readonly TextObject[]): void {
  const index = Array.from({ length: Math.max(first.length, second.length) }).findIndex((_, place) => {
    return differenceOf(first[place]?.manifest, second[place]?.manifest) !== undefined;
  });
  if (index < 0) {
    return;
  }
  const [one, other] = [first[index]?.manifest, second[index]?.manifest];
  const path = differenceOf(one, other) ?? [];
  const what = [new Resource(one ?? other).title, ...(path.length > 0 ? [pathText(path)] : [])].join(': ');
  throw new Error(
    `${title} renders differently each time: ${what}; give the values that it makes at random, or leave out checkRepeatable`,
  );
}

/** Where two values differ first, if they do. */
function differenceOf(one: unknown, other: unknown, path: Path = []): Path | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    const length = Math.max(one.length, other.length);
    return firstOf(
      Array.from({ length }, (_, index) => index),
      (index) => {
        return differenceOf(one[index], other[index], [...path, index]);
      },
    );
  }
  if (isObject(one) && isObject(other)) {
    return firstOf([...new Set([...Object.keys(one), ...Object.keys(other)])], (key) => {
      return differenceOf(one[key], other[key], [...path, key]);
    });
  }
  return Object.is(one, other) ? undefined : path;
}

function firstOf<Item, Answer>(items: readonly Item[], ask: (item: Item) => Answer | undefined): Answer | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) {
      return answer;
    }
  }
  return undefined;
}
