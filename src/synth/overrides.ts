import type { ApiObject } from 'cdk8s';
import { isObject, JsonObject, Path, pathText } from '../manifest/json';
import { overridden } from '../manifest/overrides';

/**
 * A copy of what a user lays over an object, whose own may change. Fields that are undefined are left out.
 *
 * @throws if it has a value that JSON does not have, which would be lost without a word
 */
export function copiedOverrides(object: ApiObject, overrides: JsonObject): JsonObject {
  return naming(object, () => {
    const copy = copied(overrides, [], []);
    if (!isObject(copy)) {
      throw new Error(`must be an object, not ${JSON.stringify(copy)}`);
    }
    return copy;
  });
}

/** @throws if they cannot be laid over the manifest of the object, whose construct the message names */
export function withOverrides(object: ApiObject, manifest: JsonObject, overrides: JsonObject): JsonObject {
  return naming(object, () => overridden(manifest, overrides));
}

function naming<Result>(object: ApiObject, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw new Error(`overrides of "${object.node.path}": ${(error as Error).message}`, { cause: error });
  }
}

function copied(value: unknown, path: Path, around: readonly unknown[]): unknown {
  if (typeof value !== 'object' || value === null) {
    if (value !== null && !isJson(value)) {
      throw new Error(`${pathText(path)} is ${described(value)}, which JSON does not have; write the API's own value`);
    }
    return value;
  }
  if (around.includes(value)) {
    throw new Error(`${pathText(path)} is an object that contains itself; write what is meant there`);
  }
  const inside = [...around, value];
  if (Array.isArray(value)) {
    // not map, which passes over holes
    return Array.from(value, (item: unknown, index) => copied(item, [...path, index], inside));
  }
  if (!isPlain(value)) {
    const name = (value as { constructor?: { name?: string } }).constructor?.name ?? 'a class';
    throw new Error(
      `${pathText(path)} is an instance of ${name}; write what the API takes: a text, a number or fields`,
    );
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([key, field]) => [key, copied(field, [...path, key], inside)]));
}

function isJson(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : ['string', 'boolean'].includes(typeof value);
}

/** Whether an object is but its fields, also one of another realm, as those of test runners are. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function described(value: unknown): string {
  switch (typeof value) {
    case 'function':
      return 'a function';
    case 'bigint':
      return `the bigint ${value}`;
    case 'symbol':
      return 'a symbol';
    default:
      return String(value);
  }
}
