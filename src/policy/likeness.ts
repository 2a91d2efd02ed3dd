import type { JsonObject } from '../manifest/json';
import type { ReadValue } from './reading';

/**
 * What some readers have read of one object. Of another object tells which of them would read something else there: all
 * others would find the same.
 */
export class Likeness {
  private readonly root: Spot;
  /** When a reader was last seen to read something else. */
  private readonly marks: number[];
  private turn = 0;

  /**
   * @param read what was read of the object
   * @param readers those that are told about, by number
   */
  constructor(read: ReadValue, readers: ReadonlySet<number>) {
    this.root = spotOf(read, readers);
    this.marks = new Array<number>(Math.max(-1, ...readers) + 1).fill(this.turn);
  }

  /** The readers that would read something else of an object, in no order. */
  public changedReaders(manifest: JsonObject): number[] {
    const changed: number[] = [];
    this.turn++;
    this.compare(this.root, manifest, changed);
    return changed;
  }

  // this runs for every field of every object that anybody reads, so that it makes nothing
  private compare(spot: Spot, value: object, changed: number[]): void {
    const { keys, found, inside, readers, counters } = spot;
    if (counters.length > 0 && !hasNames(value, spot.names)) {
      this.mark(counters, changed);
    }
    for (let index = 0; index < keys.length; index++) {
      const now = (value as Record<string | number, unknown>)[keys[index]];
      const known = inside[index];
      if (known === undefined) {
        if (now !== found[index]) {
          this.mark(readers[index], changed);
        }
      } else if (typeof now === 'object' && now !== null && Array.isArray(now) === known.isList) {
        this.compare(known, now, changed);
      } else {
        this.mark(readers[index], changed); // also those that have read what was in there
      }
    }
  }

  private mark(readers: readonly number[], changed: number[]): void {
    for (let index = 0; index < readers.length; index++) {
      const reader = readers[index];
      if (this.marks[reader] !== this.turn) {
        this.marks[reader] = this.turn;
        changed.push(reader);
      }
    }
  }
}

/** An object or a list in which somebody has read: the fields, and for each of them what stood there and who has read it. */
interface Spot {
  readonly isList: boolean;
  readonly keys: readonly (string | number)[];
  /** Scalars, and undefined where nothing stood. */
  readonly found: readonly unknown[];
  /** Of objects and lists, what was read in there. */
  readonly inside: readonly (Spot | undefined)[];
  readonly readers: readonly (readonly number[])[];
  readonly names: readonly string[];
  /** Who has read the names, and so how many there are. */
  readonly counters: readonly number[];
}

function spotOf({ isList, fields, names = [], counters }: ReadValue, readers: ReadonlySet<number>): Spot {
  const read = [...fields].map(([key, field]) => ({ key, ...field, readers: those(field.readers, readers) }));
  const wanted = read.filter((field) => field.readers.length > 0);
  return {
    isList,
    keys: wanted.map(({ key }) => (isList && key !== 'length' ? Number(key) : key)),
    found: wanted.map(({ found, inside }) => (inside ? undefined : found)),
    inside: wanted.map(({ inside }) => inside && spotOf(inside, readers)),
    readers: wanted.map((field) => field.readers),
    names,
    counters: those(counters, readers),
  };
}

function those(some: ReadonlySet<number>, wanted: ReadonlySet<number>): number[] {
  return [...some].filter((reader) => wanted.has(reader));
}

/** Whether an object has just these fields, in this order; or a list as many items. */
function hasNames(value: object, names: readonly string[]): boolean {
  if (Array.isArray(value)) {
    return value.length === names.length;
  }
  let index = 0;
  for (const name in value) {
    if (name !== names[index]) {
      return false;
    }
    index++;
  }
  return index === names.length;
}
