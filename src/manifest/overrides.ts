import { isDeepStrictEqual } from 'util';
import { isBuiltInGroup } from './api-group';
import { ApiField, ApiType } from './api-type';
import { withoutMovedKeys } from './configuration-maps';
import { fieldOf, insertField, isAbsent, isObject, JsonObject, Path, pathText } from './json';
import { itemKey, keyText } from './list-key';

/**
 * A manifest with fields laid over it, each in the API's spelling. Objects are merged, lists that have a key in the API
 * are merged by it, sets are united, other lists and values are replaced, and `null` takes a field away. What is one of
 * several things, like a volume, a probe or a strategy, becomes the one that is laid over it, and so does a key of a
 * ConfigMap or Secret that is in another map.
 *
 * @returns a new manifest; the given ones stay as they are
 * @throws if something cannot be laid over the manifest; the message begins with its path
 */
export function overridden(manifest: JsonObject, overrides: JsonObject): JsonObject {
  checkIdentity(manifest, overrides);
  const group = String(manifest.apiVersion ?? '').includes('/') ? String(manifest.apiVersion).split('/')[0] : '';
  const merge = new Merge(isBuiltInGroup(group));
  return merge.object(withoutMovedKeys(manifest, overrides), overrides, ApiType.of(manifest), []);
}

/** What everything else finds an object by. */
const IDENTITY: readonly { readonly path: Path; readonly instead: string }[] = [
  { path: ['apiVersion'], instead: 'leave it out' },
  { path: ['kind'], instead: 'leave it out' },
  { path: ['metadata', 'name'], instead: 'set the name in the prop "metadata", by which others refer to it' },
  { path: ['metadata', 'namespace'], instead: 'set the namespace in the prop "metadata", by which others refer to it' },
];

/** What kubectl's patches tell the server beside fields. */
const DIRECTIVE = /^\$(patch|retainKeys|setElementOrder\/|deleteFromPrimitiveList\/)/;

function checkIdentity(manifest: JsonObject, overrides: JsonObject): void {
  for (const { path, instead } of IDENTITY) {
    const [above, below] = [overrides, manifest].map((root) =>
      path.reduce<unknown>((value, key) => fieldOf(value, String(key)), root),
    );
    if (above !== undefined && above !== below) {
      throw new Error(`${pathText(path)} cannot become ${text(above)}, where it is ${text(below)}; ${instead}`);
    }
  }
  if (overrides.metadata === null) {
    throw new Error('metadata cannot be taken away; leave it out');
  }
  if (!isAbsent(overrides.status)) {
    throw new Error('status is what the cluster writes; leave it out');
  }
}

class Merge {
  /** @param strict whether a value must have the shape of what it is laid over, as in kinds whose schema is known */
  constructor(private readonly strict: boolean) {}

  public object(below: JsonObject, above: JsonObject, type: ApiType | undefined, path: Path): JsonObject {
    const excluded = type?.excludedBy(writtenIn(above)) ?? [];
    const kept = excluded.length === 0 ? below : without(below, excluded);
    return this.fields(kept, above, (key) => type?.field(key), path);
  }

  private fields(
    below: JsonObject,
    above: JsonObject,
    fieldNamed: (key: string) => ApiField | undefined,
    path: Path,
  ): JsonObject {
    const result = { ...below };
    for (const [key, value] of Object.entries(above)) {
      const place = [...path, key];
      checkKey(key, place);
      if (isAbsent(value)) {
        delete result[key];
        continue;
      }
      const merged = this.value(fieldOf(below, key), value, fieldNamed(key), place);
      if (Object.hasOwn(result, key)) {
        result[key] = merged;
      } else {
        insertField(result, key, merged, path.length === 0 ? ['apiVersion', 'kind', 'metadata'] : []);
      }
    }
    return result;
  }

  private value(below: unknown, above: unknown, field: ApiField | undefined, path: Path): unknown {
    this.checkShape(below, above, field, path);
    if (isObject(above)) {
      return this.objectValue(isObject(below) ? below : {}, above, field, path);
    }
    if (!Array.isArray(above)) {
      return above;
    }
    const before: readonly unknown[] = Array.isArray(below) ? below : [];
    switch (field?.shape) {
      case 'keyed':
        return this.items(before, above, field, path);
      case 'set':
        return [...before, ...newItems(before, above).map((item) => this.alone(item, path))];
      default:
        return above.map((item: unknown, index) => this.alone(item, [...path, index]));
    }
  }

  private objectValue(below: JsonObject, above: JsonObject, field: ApiField | undefined, path: Path): JsonObject {
    if (field?.shape === 'map') {
      const each: ApiField = { ...field, type: field.type, shape: 'value' };
      return this.fields(below, above, () => each, path);
    }
    const kept = field?.merging === 'replace' ? {} : field?.merging === 'retainKeys' ? retained(below, above) : below;
    return this.object(kept, above, field?.type, path);
  }

  /** Those of a list that a key tells apart: the same item is merged, in its place, and others are appended. */
  private items(below: readonly unknown[], above: readonly unknown[], field: ApiField, path: Path): unknown[] {
    const result = [...below];
    const seen = new Set<string>();
    for (const [index, item] of above.entries()) {
      const place = [...path, index];
      const key = itemKey(item, field.keys, below, place);
      if (seen.has(key)) {
        throw new Error(`${pathText(place)} is a second item with ${key}; write its fields in one`);
      }
      seen.add(key);
      const matches = below.flatMap((other, at) => (keyText(other, field.keys) === key ? [at] : []));
      const names = field.keys.map(({ name }) => name);
      for (const at of matches) {
        const before = below[at] as JsonObject;
        const kept = field.merging === 'retainKeys' ? retained(before, item as JsonObject, names) : before;
        result[at] = this.object(kept, item as JsonObject, field.type, place);
      }
      if (matches.length === 0) {
        result.push(this.object({}, item as JsonObject, field.type, place));
      }
    }
    return result;
  }

  /** What replaces whatever there was, without fields that are null. */
  private alone(value: unknown, path: Path): unknown {
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => this.alone(item, [...path, index]));
    }
    return isObject(value) ? this.object({}, value, undefined, path) : value;
  }

  private checkShape(below: unknown, above: unknown, field: ApiField | undefined, path: Path): void {
    const isList = field !== undefined && ['list', 'keyed', 'set'].includes(field.shape);
    const isNested = field !== undefined && !isList && (field.type !== undefined || field.shape === 'map');
    if ((isList || (this.strict && Array.isArray(below))) && !Array.isArray(above)) {
      throw new Error(`${pathText(path)} must be a list, not ${text(above)}`);
    }
    if ((isNested || (this.strict && isObject(below))) && !isObject(above)) {
      throw new Error(`${pathText(path)} must be an object, not ${text(above)}`);
    }
  }
}

function newItems(below: readonly unknown[], above: readonly unknown[]): unknown[] {
  return above.filter(
    (item, index) => ![...below, ...above.slice(0, index)].some((other) => isDeepStrictEqual(item, other)),
  );
}

/**
 * What stays of an object that is one of several things: the fields that are written anew, if there are any, and the type
 * that says which it is, where one of them is that: `rollingUpdate` beside the type `RollingUpdate`.
 */
function retained(below: JsonObject, above: JsonObject, keys: readonly string[] = []): JsonObject {
  const written = writtenIn(above);
  const isMeant = (type: unknown) =>
    typeof type === 'string' && written.includes(type.charAt(0).toLowerCase() + type.slice(1));
  return written.every((key) => keys.includes(key))
    ? below
    : without(
        below,
        Object.keys(below).filter((key) => !written.includes(key) && !(key === 'type' && isMeant(below.type))),
      );
}

function writtenIn(object: JsonObject): string[] {
  return Object.keys(object).filter((key) => !isAbsent(object[key]));
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function checkKey(key: string, path: Path): void {
  if (key === '__proto__') {
    throw new Error(`${pathText(path)} is no field; leave it out`);
  }
  if (DIRECTIVE.test(key)) {
    throw new Error(
      `${pathText(path)} is a directive of kubectl, which overrides do not know; write null to take a field away, and JsonPatch.remove for an item of a list`,
    );
  }
}

function text(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
