import { fieldOf, isAbsent, JsonObject } from '../../src/manifest/json';
import type { Schema } from './definition';
import { sampleOf } from './sample';

/** A field of a definition with a value that it takes. */
export interface Leaf {
  /** From the root; `[]` stands for the items of a list. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** What to lay over an object so that the field is there, and whatever must be beside it. */
  readonly overrides: JsonObject;
}

/** The key of a map whose keys are free. */
const KEY = 'example';

/**
 * Each field that people write that is no object with fields of its own.
 *
 * @param plain the object that it is laid over
 */
export function leavesOf(schema: Schema, plain: JsonObject): Leaf[] {
  return placesIn(schema, []).map(({ path, value }) => ({
    path,
    value,
    overrides: around(schema, path, value, plain) as JsonObject,
  }));
}

interface Place {
  readonly path: readonly string[];
  readonly value: unknown;
}

function placesIn(schema: Schema, path: readonly string[]): Place[] {
  if (schema.items) {
    return placesIn(schema.items, [...path, '[]']);
  }
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([field, value]) => placesIn(value, [...path, field]));
  }
  if (typeof schema.additionalProperties === 'object') {
    return placesIn(schema.additionalProperties, [...path, KEY]);
  }
  return [{ path, value: sampleOf(schema, path) }];
}

/** A value with all that is above it, and what must not be left out beside it and is not there. */
function around(schema: Schema, path: readonly string[], value: unknown, plain: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) {
    return value;
  }
  if (first === '[]') {
    return [around(schema.items!, rest, value, undefined)];
  }
  const inner = schema.properties ? schema.properties[first] : (schema.additionalProperties as Schema);
  const needed = Object.entries(least(schema)).filter(([field]) => isAbsent(fieldOf(plain, field)));
  return { ...Object.fromEntries(needed), [first]: around(inner, rest, value, fieldOf(plain, first)) };
}

/** The fields that an object must have. */
function least({ required = [], properties = {} }: Schema): JsonObject {
  return Object.fromEntries(required.map((field) => [field, leastOf(properties[field], field)]));
}

function leastOf(schema: Schema, field: string): unknown {
  if (schema.items) {
    return [leastOf(schema.items, field)];
  }
  if (schema.properties) {
    const [any] = Object.entries(schema.properties);
    const fields = least(schema);
    const tooFew = Object.keys(fields).length < (schema.minProperties ?? 0);
    return tooFew ? { ...fields, [any[0]]: leastOf(any[1], any[0]) } : fields;
  }
  return typeof schema.additionalProperties === 'object' ? {} : sampleOf(schema, [field]);
}
