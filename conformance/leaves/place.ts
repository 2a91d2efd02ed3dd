import { isDeepStrictEqual } from 'node:util';
import { fieldOf, isObject, JsonObject } from '../../src/manifest/json';

/** Stands in a path for the items of a list. */
export const ITEM = '[]';

/** Whether a value stands at a path, in any item of the lists on the way. */
export function holds(root: unknown, path: readonly string[], value: unknown): boolean {
  return valuesAt(root, path).some((found) => isDeepStrictEqual(found, value));
}

/** The values at a path, in all items of the lists on the way. */
export function valuesAt(root: unknown, [first, ...rest]: readonly string[]): unknown[] {
  if (first === undefined) {
    return root === undefined ? [] : [root];
  }
  if (first === ITEM) {
    return Array.isArray(root) ? root.flatMap((item) => valuesAt(item, rest)) : [];
  }
  return valuesAt(fieldOf(root, first), rest);
}

/** The object at a path, in the first item of the lists on the way, which is there. */
export function objectAt(root: JsonObject, path: readonly string[]): JsonObject {
  const found = path.reduce<unknown>(
    (value, part) => (part === ITEM ? (value as unknown[])[0] : fieldOf(value, part)),
    root,
  );
  if (!isObject(found)) {
    throw new Error(`there is no object at ${path.join('.')}: ${JSON.stringify(root)}`);
  }
  return found;
}
