import { ApiObject, Lazy } from 'cdk8s';
import { JsonObject, pathText, setField } from '../manifest/json';

/** How values are written. */
export interface ValueStyle {
  /** Whether keys stand in the order of the alphabet. */
  readonly sorted: boolean;
  /** Whether empty lists and objects are left out. */
  readonly withoutEmpty?: boolean;
  /** Whether `null` stays, also for what is undefined in a list; otherwise it is a field that was left out. */
  readonly withNull?: boolean;
}

/**
 * What a field of an object holds when it is rendered: a copy with all tokens resolved and nothing absent, as cdk8s makes
 * it in several passes.
 *
 * @param key the field, from the root of the object
 * @throws if there is anything in it that JSON does not have, with the construct and the path of the value
 */
export function resolvedValue(object: ApiObject, key: string, value: unknown, style: ValueStyle): unknown {
  return new FieldResolver(object, style).field(key, value);
}

/**
 * A copy of a manifest that somebody else has made, which shares nothing with it.
 *
 * @throws if there is anything in it that JSON does not have, with the construct and the path of the value
 */
export function copiedManifest(object: ApiObject, manifest: JsonObject): JsonObject {
  const resolver = new FieldResolver(object, AS_WRITTEN);
  const copy: JsonObject = {};
  for (const key of Object.keys(manifest)) {
    const value = resolver.field(key, manifest[key]);
    if (value !== undefined) {
      setField(copy, key, value);
    }
  }
  return copy;
}

const AS_WRITTEN: ValueStyle = { sorted: false, withNull: true };

/** What cdk8s says when an object cannot be rendered, and perhaps where. */
export function notSerialized({ node, name }: ApiObject, error: unknown, place = ''): Error {
  const fault = `Failed serializing construct at path '${node.path}' with name '${name}': ${String(error)}`;
  return new Error(fault + place, { cause: error });
}

/** How often a token may turn out to be another one. */
const TURNS = 100;

/** Deeper than any kind of Kubernetes, and far below what overflows the stack. */
const DEEP = 500;

/** Sorting by insertion is the fastest for objects of usual size. */
const FEW = 24;

/** Resolves the fields of one object, one after the other. */
export class FieldResolver {
  /** The keys that lead to the value at hand. */
  private readonly path: (string | number)[] = [];
  /** What is being copied, from the outside in. */
  private readonly holders: object[] = [];

  constructor(
    private readonly object: ApiObject,
    private readonly style: ValueStyle,
  ) {}

  /** What `resolvedValue` says of a field, after which no other can be asked for if it throws. */
  public field(key: string, value: unknown): unknown {
    this.path[0] = key;
    return this.resolve(value);
  }

  private resolve(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
      case 'undefined':
        return value;
      case 'number':
        if (!Number.isFinite(value)) {
          throw this.odd(`${value}, which is no number; write one, or leave it out`);
        }
        return value;
      case 'object':
        return value === null ? (this.style.withNull ? null : undefined) : this.resolveObject(value);
      case 'function':
        if (isToken(value)) {
          return this.resolveToken(value);
        }
        throw this.odd('a function; write what it returns, or Lazy.any({ produce: ... })');
      case 'bigint':
        throw this.odd(`${value}n, a bigint; write a number or a string`);
      default:
        throw this.odd(`${String(value)}, a symbol; write a string`);
    }
  }

  private resolveObject(value: object): unknown {
    if (value instanceof Lazy || isToken(value)) {
      return this.resolveToken(value);
    }
    if (Array.isArray(value)) {
      return this.resolveList(value);
    }
    return isDictionary(value) ? this.resolveDictionary(value as JsonObject) : this.resolveInstance(value);
  }

  /** A Lazy, or anything else that has a method `resolve`. */
  private resolveToken(token: object): unknown {
    let value: unknown = token;
    for (let turn = 0; turn < TURNS; turn++) {
      if (!(value instanceof Lazy || isToken(value))) {
        return this.resolve(value);
      }
      value = this.made(value);
    }
    throw this.odd('a Lazy that makes another one without end; let it make a value');
  }

  private made(token: Lazy | Token): unknown {
    try {
      return token instanceof Lazy ? token.produce() : token.resolve();
    } catch (error) {
      throw notSerialized(this.object, error, ` (in ${shortPath(this.path)})`);
    }
  }

  private resolveList(list: readonly unknown[]): unknown {
    if (list.length === 0) {
      return this.style.withoutEmpty ? undefined : [];
    }
    this.enter(list);
    const depth = this.path.length;
    const copy = new Array<unknown>(list.length); // not by push, which makes room for many more
    for (let index = 0; index < list.length; index++) {
      this.path[depth] = index;
      const item = list[index];
      if (item === undefined && !(index in list)) {
        throw this.odd('nothing in a list that goes on; write an item, or filter the list');
      }
      const value = this.resolve(item);
      copy[index] = value === undefined && this.style.withNull ? null : value;
    }
    this.leave(depth);
    return copy;
  }

  private resolveDictionary(source: JsonObject): unknown {
    this.enter(source);
    const depth = this.path.length;
    const keys = Object.keys(source);
    const values: unknown[] = [];
    let inOrder = true;
    // in their own order, in which cdk8s has Lazies make their values
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index];
      this.path[depth] = key;
      values.push(this.resolve(source[key]));
      inOrder &&= index === 0 || keys[index - 1] < key;
    }
    this.leave(depth);
    if (!inOrder && this.style.sorted) {
      sortTogether(keys, values);
    }
    const copy: JsonObject = {};
    let isEmpty = true;
    for (let index = 0; index < keys.length; index++) {
      const value = values[index];
      if (value !== undefined) {
        setField(copy, keys[index], value);
        isEmpty = false;
      }
    }
    return isEmpty && this.style.withoutEmpty ? undefined : copy;
  }

  /** An instance of a class: only those that stand for a number or a string have a value in a manifest. */
  private resolveInstance(instance: object): unknown {
    const { value } = instance as { readonly value?: unknown };
    if (typeof value === 'number' || typeof value === 'string') {
      // generated classes take it from there
      return { value: this.resolve(value) };
    }
    const name = instance.constructor?.name || 'a class';
    if (instance instanceof Date) {
      throw this.odd('a Date; write its toISOString()');
    }
    throw this.odd(`an instance of ${name}; write a plain object`);
  }

  private enter(holder: object): void {
    if (this.holders.length >= DEEP) {
      if (this.holders.includes(holder)) {
        throw this.odd('an object that holds itself; write a copy of what is meant');
      }
      throw this.odd(`more than ${DEEP} levels of lists and objects; write fewer`);
    }
    this.holders.push(holder);
  }

  private leave(depth: number): void {
    this.holders.pop();
    this.path.length = depth;
  }

  private odd(fault: string): Error {
    return new Error(`"${this.object.node.path}" has ${shortPath(this.path)} ${fault}`);
  }
}

interface Token {
  resolve(): unknown;
}

function isToken(value: unknown): value is Token {
  return typeof (value as Partial<Token> | null | undefined)?.resolve === 'function';
}

/** Whether an object is plain data, from whichever realm and with whatever keys. */
function isDictionary(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && (prototype as object).constructor?.name === 'Object')
  );
}

/** Sorts keys as they are compared, and values with them. */
function sortTogether(keys: string[], values: unknown[]): void {
  if (keys.length > FEW) {
    const sorted = keys.map((key, index) => ({ key, value: values[index] })).sort((a, b) => (a.key < b.key ? -1 : 1));
    sorted.forEach(({ key, value }, index) => {
      keys[index] = key;
      values[index] = value;
    });
    return;
  }
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index];
    const value = values[index];
    let place = index;
    for (; place > 0 && keys[place - 1] > key; place--) {
      keys[place] = keys[place - 1];
      values[place] = values[place - 1];
    }
    keys[place] = key;
    values[place] = value;
  }
}

/** A path that can be read: what is circular has a long one. */
function shortPath(path: readonly (string | number)[]): string {
  return path.length <= 20 ? pathText(path) : `${pathText(path.slice(0, 10))}...`;
}
