import type { JsonObject } from '../manifest/json';

/** What is read of one object by several readers, each known by a number. */
export class Reading {
  /** What was read of the object itself. */
  public readonly root = new ReadValue(false);

  private readonly values = new WeakMap<object, object>();

  constructor(private readonly manifest: JsonObject) {}

  /**
   * The object as one reader shall see it: all that is read of it is written down, and it cannot be changed. Each reader
   * needs one of its own, so that nothing which one of them has found out is used by another.
   */
  public viewOf(reader: number): JsonObject {
    return new Views(reader, this.values).of(this.manifest, this.root) as JsonObject;
  }

  /** What lies behind a part of a view, where it can be changed; anything else is as it is. */
  public behind<Part extends object>(part: Part): Part {
    return (this.values.get(part) as Part | undefined) ?? part;
  }
}

/** What was read of an object or a list. */
export class ReadValue {
  public readonly fields = new Map<string, ReadField>();
  /** Who has asked for the names of all fields, or for the length of the list. */
  public readonly counters = new Set<number>();
  /** The names of all fields, where somebody has asked for them. */
  public names: readonly string[] | undefined;

  constructor(public readonly isList: boolean) {}
}

/** What was found in a field. */
export interface ReadField {
  readonly found: unknown;
  /** Of an object or a list, what was read in there. */
  readonly inside?: ReadValue;
  readonly readers: Set<number>;
}

/** The views of one reader: the same for the same value at each call, as readers may compare what they are given. */
class Views {
  private readonly made = new Map<ReadValue, object>();

  constructor(
    private readonly reader: number,
    /** The value behind each view. */
    private readonly values: WeakMap<object, object>,
  ) {}

  public of(value: object, read: ReadValue): object {
    let view = this.made.get(read);
    if (!view) {
      view = new Proxy(value, this.handlerFor(read));
      this.made.set(read, view);
      this.values.set(view, value);
    }
    return view;
  }

  private handlerFor(read: ReadValue): ProxyHandler<object> {
    return {
      get: (holder, key) => this.field(read, key, Reflect.get(holder, key)),
      has: (holder, key) => {
        this.count(read, holder);
        return Reflect.has(holder, key);
      },
      ownKeys: (holder) => {
        this.count(read, holder);
        return Reflect.ownKeys(holder);
      },
      getOwnPropertyDescriptor: (holder, key) => {
        this.count(read, holder);
        const descriptor = Reflect.getOwnPropertyDescriptor(holder, key);
        // it is asked for whether there is such a field; what stands there is read in other ways
        return descriptor && { ...descriptor, value: undefined };
      },
      set: refuse,
      defineProperty: refuse,
      deleteProperty: refuse,
    };
  }

  private field(read: ReadValue, key: string | symbol, value: unknown): unknown {
    if (typeof key === 'symbol' || (read.isList && typeof value === 'function')) {
      return value; // the methods of all lists
    }
    let field = read.fields.get(key);
    if (!field) {
      const hasInside = typeof value === 'object' && value !== null;
      field = { found: value, inside: hasInside ? new ReadValue(Array.isArray(value)) : undefined, readers: new Set() };
      read.fields.set(key, field);
    }
    field.readers.add(this.reader);
    return field.inside ? this.of(value as object, field.inside) : value;
  }

  private count(read: ReadValue, holder: object): void {
    read.counters.add(this.reader);
    read.names ??= Object.keys(holder);
  }
}

function refuse(): never {
  throw new Error('it changes what it is shown');
}
