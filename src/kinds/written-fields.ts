import { insertField, JsonObject, objectIn } from '../manifest/json';

/** Writes fields into an object, each at its place in the alphabet. What is undefined stays out. */
export function writeFields(parent: JsonObject, fields: JsonObject): void {
  for (const key of Object.keys(fields)) {
    if (fields[key] !== undefined) {
      insertField(parent, key, fields[key]);
    }
  }
}

/** Whether any of some fields is defined. */
export function hasDefined(fields: object): boolean {
  // not Object.values, as this is asked at each rendering of each object
  for (const key of Object.keys(fields)) {
    if ((fields as JsonObject)[key] !== undefined) {
      return true;
    }
  }
  return false;
}

/** Those of some fields that are defined. */
export function definedOf<Fields extends object>(fields: Fields): Partial<Fields> {
  return hasDefined(fields)
    ? (Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>)
    : {};
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
