import { isObject, JsonObject, Path } from '../manifest/json';
import type { Position } from './positions';
import { isLongKey, textOf } from './scalar';

/**
 * Finds fields in the text that `writeYaml` makes of a document, as `positionsIn` does by reading it. Lines are counted
 * once it is asked for a field.
 */
export class WrittenPositions {
  private readonly heights: Heights = new Map();
  /** The way to the field that was asked for last, as the next one mostly begins like it. */
  private readonly way: Stop[] = [];

  /** @param document one that can be written; it must not change any more */
  constructor(private readonly document: unknown) {}

  /** Where a field stands, by its path; undefined where there is no document. */
  public of(path: Path): Position | undefined {
    if (this.document === undefined) {
      return undefined;
    }
    const { way } = this;
    let known = 0;
    while (known < way.length && known < path.length && way[known].step === path[known]) {
      known++;
    }
    way.length = known;
    let last = known === 0 ? startOf(this.document) : way[known - 1];
    for (let depth = known; depth < path.length; depth++) {
      const next = stopAt(path[depth], last, depth, this.heights);
      if (!next) {
        break;
      }
      way.push(next);
      last = next;
    }
    return last.position;
  }
}

/** How many lines the items or fields of each collection take; none if it is empty. */
type Heights = Map<object, number>;

/** A field or an item on the way to another one. */
interface Stop {
  readonly step: Path[number];
  readonly value: unknown;
  readonly position: Position;
  /** The line in which what is in it begins. */
  readonly line: number;
}

function startOf(value: unknown): Stop {
  return { step: '', value, position: { line: 1, column: 1 }, line: 1 };
}

/** The stop after another one, if there is one. */
function stopAt(step: Path[number], { value, line: start }: Stop, depth: number, heights: Heights): Stop | undefined {
  const margin = 2 * depth + 1;
  if (typeof step === 'number') {
    if (!Array.isArray(value) || !(step in value)) {
      return undefined;
    }
    const line = start + heightOfItems(value, step, heights);
    return { step, value: value[step], position: { line, column: margin + 2 }, line };
  }
  if (!isObject(value) || !Object.prototype.hasOwnProperty.call(value, step)) {
    return undefined;
  }
  const line = start + heightOfFields(value, step, heights, depth === 0);
  const column = isLongKey(step, depth === 0) ? margin + 2 : margin;
  return { step, value: value[step], position: { line, column }, line: line + 1 };
}

function heightOf(value: unknown, heights: Heights): number {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' && value.includes('\n') ? textOf(value, '').split('\n').length : 1;
  }
  let height = heights.get(value);
  if (height === undefined) {
    height = Array.isArray(value)
      ? heightOfItems(value, value.length, heights)
      : heightOfFields(value as JsonObject, undefined, heights, false);
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

/** How many lines the fields of a mapping take, up to one of them. */
function heightOfFields(mapping: JsonObject, end: string | undefined, heights: Heights, isAtMargin: boolean): number {
  let height = 0;
  for (const key of Object.keys(mapping)) {
    if (key === end) {
      break;
    }
    const value = mapping[key];
    const own = heightOf(value, heights);
    if (isLongKey(key, isAtMargin)) {
      height += 1 + Math.max(own, 1);
    } else {
      height += typeof value === 'object' && value !== null ? 1 + own : own;
    }
  }
  return height;
}
