import { isDeepStrictEqual } from 'util';
import { isObject, JsonObject } from '../manifest/json';
import type { Spelling } from './spelling';

/** Where a patch points to, in the API's names and in those of the class. */
export interface Place {
  /** In the API's names. */
  readonly keys: readonly string[];
  /** In the spelling of the class, numbers for items of lists; undefined where the class does not know the place. */
  readonly own: readonly (string | number)[] | undefined;
  /** What stands there now. */
  readonly found: unknown;
}

/** A field that cannot be named in the API, because two of its names differ only in spelling. */
export class AmbiguousSpelling extends Error {}

/**
 * Finds the place of a patch. Where the class does not know a key, for it is newer or in the API's own spelling, that
 * key and all below stand as they were written.
 *
 * @param document what the patch is applied to, which tells lists from maps
 */
export function placeOf(spelling: Spelling | undefined, document: unknown, written: readonly string[]): Place {
  const keys: string[] = [];
  let own: (string | number)[] | undefined = spelling && [];
  let at: unknown = document;
  for (const [index, key] of written.entries()) {
    if (own && spelling && key === 'value' && index === written.length - 1 && spelling.isWrapped(own)) {
      break; // inside of what is a plain number or string in the API
    }
    let name = key;
    if (own && spelling) {
      const step: string | number = Array.isArray(at) ? 0 : key;
      const names = spelling.namesOf(own, step);
      if (typeof step === 'number') {
        own = [...own, step];
      } else {
        name = oneOf(names, key) ?? key;
        own = names.length === 0 ? undefined : [...own, step];
      }
    }
    keys.push(name);
    at = Array.isArray(at) ? at[Number(key)] : isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return { keys, own, found: at };
}

/** A value as the API spells it. The result shares nothing with what was given. */
export function translated(spelling: Spelling | undefined, own: Place['own'], value: unknown): unknown {
  // what JSON makes of dates and other objects, but not of quantities and ports, whose class says that they are wrapped
  const plain = isWrapper(value) && spelling ? value.value : jsonOf(value);
  if (Array.isArray(plain)) {
    return plain.map((item) => translated(spelling, own && [...own, 0], item));
  }
  if (!isObject(plain)) {
    return plain;
  }
  if (spelling && own && Object.keys(plain).length === 1 && isScalar(plain.value) && spelling.isWrapped(own)) {
    return plain.value;
  }
  const result: JsonObject = {};
  const spelt: { [name: string]: string } = {};
  for (const [key, child] of Object.entries(plain)) {
    const names = spelling && own ? spelling.namesOf(own, key) : [];
    const name = oneOf(names, key) ?? key;
    const below = own && names.length > 0 ? [...own, key] : undefined;
    const translation = translated(spelling, below, child);
    if (Object.hasOwn(spelt, name) && !isDeepStrictEqual(result[name], translation)) {
      throw new AmbiguousSpelling(`both "${spelt[name]}" and "${key}" for one field; write "${name}"`);
    }
    spelt[name] = key;
    Object.defineProperty(result, name, { value: translation, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

function oneOf(names: readonly string[], key: string): string | undefined {
  if (names.length > 1) {
    throw new AmbiguousSpelling(`"${key}", which can be ${names.map((name) => `"${name}"`).join(' or ')}`);
  }
  return names[0];
}

/** An instance of `Quantity`, `IntOrString` or the like. */
function isWrapper(value: unknown): value is { value: unknown } {
  return isObject(value) && value.constructor !== Object && isScalar(value.value);
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

/** One level of what `JSON.stringify` makes of a value, so that wrapped values further down are still recognised. */
function jsonOf(value: unknown): unknown {
  if (!isObject(value)) {
    return Array.isArray(value) ? value.map((item) => (item === undefined ? null : item)) : value;
  }
  const { toJSON } = value as { toJSON?: () => unknown };
  if (typeof toJSON === 'function') {
    return toJSON.call(value);
  }
  return Object.fromEntries(
    Object.entries(value).filter(([, child]) => child !== undefined && typeof child !== 'function'),
  );
}
