import type { ApiKey } from './api-type';
import { fieldOf, isAbsent, isObject, Path, pathText } from './json';

/**
 * By what an item that is laid over a list is the same as one that is there.
 *
 * @param below the list that it is laid over
 * @throws if it does not say so
 */
export function itemKey(item: unknown, keys: readonly ApiKey[], below: readonly unknown[], path: Path): string {
  const place = pathText(path);
  if (!isObject(item)) {
    throw new Error(`${place} must be an object, not ${JSON.stringify(item)}`);
  }
  const missing = keys.find(({ name, default: value }) => isAbsent(fieldOf(item, name)) && value === undefined);
  if (missing) {
    const values = below.map((other) => fieldOf(other, missing.name)).filter((value) => !isAbsent(value));
    const known = [...new Set(values.map((value) => JSON.stringify(value)))];
    const which = known.length > 0 ? `${known.join(', ')} to change an item, or ` : '';
    const names = keys.map(({ name }) => name).join(' and ');
    throw new Error(`${place} must say by ${names} which item it is; write ${which}a new ${missing.name} to add one`);
  }
  return keyText(item, keys)!;
}

/** The key of an item as people write it, `containerPort 8080 and protocol "TCP"`; undefined if it has none. */
export function keyText(item: unknown, keys: readonly ApiKey[]): string | undefined {
  const values = keys.map(({ name, default: value }) => [name, fieldOf(item, name) ?? value] as const);
  return values.some(([, value]) => value === undefined)
    ? undefined
    : values.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(' and ');
}
