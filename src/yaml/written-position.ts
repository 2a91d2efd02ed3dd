import { isObject, JsonObject, Path } from '../manifest/json';
import type { Position } from './positions';
import { isLongKey, textOf } from './scalar';

/**
 * Finds fields in the text that `writeYaml` makes of a document, as `positionsIn` does by reading it. Lines are counted
 * once it is asked for a field.
 *
 * @param document one that can be written; it must not change any more
 * @returns where a field stands by its path; undefined where there is no document
 */
export function writtenPositions(document: unknown): (path: Path) => Position | undefined {
  const heights = new Map<object, number>();
  return (path) => (document === undefined ? undefined : positionIn(document, path, heights));
}

/** How many lines the items or fields of each collection take; none if it is empty. */
type Heights = Map<object, number>;

function positionIn(document: unknown, path: Path, heights: Heights): Position {
  let found: Position = { line: 1, column: 1 };
  let value = document;
  let line = 1;
  for (const [depth, step] of path.entries()) {
    const margin = 2 * depth + 1;
    if (typeof step === 'number') {
      if (!Array.isArray(value) || !(step in value)) {
        break;
      }
      line += heightOfItems(value, step, heights);
      found = { line, column: margin + 2 };
      value = value[step];
    } else {
      const index = isObject(value) ? Object.keys(value).indexOf(step) : -1;
      if (!isObject(value) || index < 0) {
        break;
      }
      line += heightOfFields(value, index, heights, depth === 0);
      found = { line, column: isLongKey(step, depth === 0) ? margin + 2 : margin };
      line += 1;
      value = value[step];
    }
  }
  return found;
}

function heightOf(value: unknown, heights: Heights): number {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' && value.includes('\n') ? textOf(value, '').split('\n').length : 1;
  }
  let height = heights.get(value);
  if (height === undefined) {
    height = Array.isArray(value)
      ? heightOfItems(value, value.length, heights)
      : heightOfFields(value as JsonObject, Infinity, heights, false);
    heights.set(value, height);
  }
  return height;
}

/** How many lines the first items of a list take. */
function heightOfItems(items: readonly unknown[], count: number, heights: Heights): number {
  let height = 0;
  for (let index = 0; index < count; index++) {
    height += heightOf(items[index], heights) || 1;
  }
  return height;
}

/** How many lines the first fields of a mapping take. */
function heightOfFields(mapping: JsonObject, count: number, heights: Heights, isAtMargin: boolean): number {
  let height = 0;
  let left = count;
  for (const key of Object.keys(mapping)) {
    if (--left < 0) {
      break;
    }
    const value = mapping[key];
    const own = heightOf(value, heights);
    height += isLongKey(key, isAtMargin)
      ? 1 + Math.max(own, 1)
      : typeof value === 'object' && value !== null
        ? 1 + own
        : own;
  }
  return height;
}
