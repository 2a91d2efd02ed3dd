import { isObject, JsonObject, setField } from '../manifest/json';
import { MERGE_KEY } from './kubectl-schema';

/** A value that cannot be written out. The message is the rest of a sentence. */
export class AliasFault extends Error {}

/** How many values aliases may stand for, however short the text is. */
const ALIASED_VALUES = 1_000_000;

/**
 * A value in which nothing stands at two places, as aliases make it, and `<<` has been carried out: as kubectl does it,
 * in the order of the keys, so that it also overrides those before it.
 *
 * @param textLength length of the text that the value was read from, which bounds what can be in it without aliases
 */
export function withoutAliases(value: unknown, textLength: number): unknown {
  let left = textLength + ALIASED_VALUES;
  const open = new Set<object>();

  function copy(source: unknown): unknown {
    if (--left < 0) {
      throw new AliasFault('its aliases stand for more values than can be meant');
    }
    if (typeof source !== 'object' || source === null) {
      return source === MERGE_KEY ? '<<' : source;
    }
    if (open.has(source)) {
      throw new AliasFault('an alias stands inside of what it stands for');
    }
    open.add(source);
    const result = Array.isArray(source) ? source.map(copy) : copyOfMapping(source as JsonObject);
    open.delete(source);
    return result;
  }

  function copyOfMapping(source: JsonObject): JsonObject {
    const result: JsonObject = {};
    for (const key of Object.keys(source)) {
      if (key === '[object Object]') {
        throw new AliasFault('a key is a mapping; if this is a template, render it first');
      }
      if (key === MERGE_KEY) {
        mergeInto(result, copy(source[key]));
      } else {
        setField(result, key, copy(source[key]));
      }
    }
    return result;
  }

  return copy(value);
}

/** Of several mappings the first wins. */
function mergeInto(result: JsonObject, merged: unknown): void {
  for (const mapping of Array.isArray(merged) ? [...merged].reverse() : [merged]) {
    if (!isObject(mapping)) {
      throw new AliasFault('"<<" needs a mapping, or a list of mappings');
    }
    Object.entries(mapping).forEach(([key, value]) => setField(result, key, value));
  }
}
