import { insertField, JsonObject, objectIn } from '../manifest/json';

/** Writes fields into an object, each at its place in the alphabet. What is undefined stays out. */
export function writeFields(parent: JsonObject, fields: JsonObject): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) {
      insertField(parent, key, value);
    }
  }
}

/** The object in a field, which is written if there is none. */
export function writtenObject(parent: JsonObject, key: string): JsonObject {
  const found = objectIn(parent, key);
  if (found) {
    return found;
  }
  const empty: JsonObject = {};
  insertField(parent, key, empty);
  return empty;
}

/** A list, unless it is empty. */
export function unlessEmpty<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length > 0 ? list : undefined;
}
