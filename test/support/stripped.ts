import { isObject, JsonObject } from '../../src/manifest/json';

/** A copy of a value without the fields of some names, at any depth. */
export function stripped(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => stripped(item, names));
  }
  // what is neither, such as the dates that YAML reads, stays what it is
  return !isObject(value) || value instanceof Date
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => !names.includes(key))
          .map(([key, inner]) => [key, stripped(inner, names)]),
      );
}

/** Whether a value has a field of one of some names, at any depth. */
export function hasAny(value: unknown, names: readonly string[]): boolean {
  return Array.isArray(value)
    ? value.some((item) => hasAny(item, names))
    : isObject(value) && Object.keys(value).some((key) => names.includes(key) || hasAny(value[key], names));
}

/** Every place of a field or an item inside a value: what holds it, and its key there. */
export function placesIn(value: unknown): [holder: JsonObject, key: string][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const holder = value as JsonObject;
  return Object.keys(holder).flatMap((key): [JsonObject, string][] => [[holder, key], ...placesIn(holder[key])]);
}
