import { isObject, Path } from '../manifest/json';
import { KnownLines } from './known-lines';
import type { Position } from './positions';
import { isLongKey, keyTextOf } from './scalar';

/**
 * Finds fields in the text that `writeYaml` has made of a document, as `positionsIn` does by reading it: fields and items
 * begin lines, and all that is in them is indented further.
 */
export class WrittenPositions {
  private readonly start: Stop;
  /** The way to the field that was asked for last, as the next one mostly begins like it. */
  private readonly way: Stop[] = [];

  /**
   * @param document one that has not changed since it was written
   * @param text what `writeYaml` has made of it
   */
  constructor(
    document: unknown,
    private readonly text: string,
  ) {
    this.start = { step: '', value: document, position: { line: 1, column: 1 }, index: 0, line: 1 };
  }

  /** Where a field stands, by its path; of one that is absent, the nearest that is there. */
  public of(path: Path): Position {
    const { way, text } = this;
    let known = 0;
    while (known < way.length && known < path.length && way[known].step === path[known]) {
      known++;
    }
    way.length = known;
    let last = known === 0 ? this.start : way[known - 1];
    for (let depth = known; depth < path.length; depth++) {
      const step = path[depth];
      const next = typeof step === 'number' ? itemAt(step, last, depth, text) : fieldAt(step, last, depth, text);
      if (!next) {
        break;
      }
      way.push(next);
      last = next;
    }
    return last.position;
  }
}

/** A field or an item on the way to another one. */
interface Stop {
  readonly step: Path[number];
  readonly value: unknown;
  readonly position: Position;
  /** Where the first field or item in it begins, or the line break before that. */
  readonly index: number;
  /** The line in which that is. */
  readonly line: number;
}

function itemAt(
  step: number,
  { value, index: start, line: first }: Stop,
  depth: number,
  text: string,
): Stop | undefined {
  if (!Array.isArray(value) || !(step in value)) {
    return undefined;
  }
  const dash = `\n${'  '.repeat(depth)}-`;
  let index = start;
  for (let left = text[start] === '\n' ? step + 1 : step; left > 0; left--) {
    index = text.indexOf(dash, index) + dash.length - 1;
  }
  const line = first + lineBreaksIn(text, start, index);
  return { step, value: value[step], position: { line, column: 2 * depth + 3 }, index: index + 2, line };
}

function fieldAt(step: string, mapping: Stop, depth: number, text: string): Stop | undefined {
  const { value, index: start } = mapping;
  if (!isObject(value) || !Object.prototype.hasOwnProperty.call(value, step)) {
    return undefined;
  }
  const margin = 2 * depth + 1;
  const isLong = isLongKey(step, depth === 0);
  const beginning = isLong ? longBeginning(step, depth) : beginningsAt(depth).of(step);
  // the first field of an item or a document begins no line of its own
  const isInline = text[start] !== '\n' && Object.keys(value)[0] === step;
  const end = isInline ? start + beginning.length - margin : endOf(beginning, isLong, start, text);
  const line = mapping.line + lineBreaksIn(text, start, end);
  return isLong
    ? { step, value: value[step], position: { line, column: margin + 2 }, index: end + margin + 2, line: line + 1 }
    : { step, value: value[step], position: { line, column: margin }, index: end, line };
}

/** Where a key ends, by how its line begins up to there. */
function endOf(beginning: string, isLong: boolean, start: number, text: string): number {
  let index = text.indexOf(beginning, start);
  let end = index + beginning.length;
  // other keys may begin like this one
  while (index >= 0 && text[end] !== '\n' && (isLong || text[end] !== ' ')) {
    index = text.indexOf(beginning, end);
    end = index + beginning.length;
  }
  return end;
}

/** How lines begin up to the end of their keys, by depth. */
const BEGINNINGS: KnownLines[] = [];

function beginningsAt(depth: number): KnownLines {
  const indentation = `\n${'  '.repeat(depth)}`;
  return (BEGINNINGS[depth] ??= new KnownLines((key) => `${indentation}${keyTextOf(key, depth === 0)}:`));
}

function longBeginning(key: string, depth: number): string {
  return `\n${'  '.repeat(depth)}? ${keyTextOf(key, depth === 0)}`;
}

function lineBreaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let index = text.indexOf('\n', start); index >= 0 && index < end; index = text.indexOf('\n', index + 1)) {
    count++;
  }
  return count;
}
