/** A JSON object whose shape nobody has checked yet. */
export interface JsonObject {
  [key: string]: unknown;
}

/** Where a value stands inside a document, from the root: `['spec', 'containers', 0, 'image']`. */
export type Path = readonly (string | number)[];

const NOTHING: readonly never[] = Object.freeze([]);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Kubernetes reads `null` as a field that was left out. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** The object in a field, or undefined where there is something else. */
export function objectIn(parent: unknown, key: string): JsonObject | undefined {
  const value = fieldOf(parent, key);
  return isObject(value) ? value : undefined;
}

/** The list in a field; empty where there is something else. */
export function listIn(parent: unknown, key: string): readonly unknown[] {
  const value = fieldOf(parent, key);
  return Array.isArray(value) ? value : NOTHING;
}

export function stringIn(parent: unknown, key: string): string | undefined {
  const value = fieldOf(parent, key);
  return typeof value === 'string' ? value : undefined;
}

/** The value of a field of its own, never one of Object's. */
export function fieldOf(parent: unknown, key: string): unknown {
  // written out, as everything that is read goes through here
  if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) {
    return undefined;
  }
  const value = (parent as JsonObject)[key];
  // all that an object has of Object's are functions and its prototype
  const mayBeInherited = typeof value === 'function' || key === '__proto__';
  return mayBeInherited && !Object.prototype.hasOwnProperty.call(parent, key) ? undefined : value;
}

/** The value at a path, or undefined. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    value = typeof key === 'number' ? (Array.isArray(value) ? value[key] : undefined) : fieldOf(value, key);
  }
  return value;
}

/** A path as people write it: `spec.containers[0].image`. */
export function pathText(path: Path): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') {
      text += `[${key}]`;
    } else if (/^[A-Za-z_$][\w-]*$/.test(key)) {
      text += text ? `.${key}` : key;
    } else {
      text += `["${key}"]`;
    }
  }
  return text;
}

/**
 * Sets a field that is not there yet, at its place in the alphabet: cdk8s sorts the keys of what it renders, and a
 * field added by a rule should stand where a reader looks for it.
 */
export function insertField(parent: JsonObject, key: string, value: unknown, first: readonly string[] = NOTHING): void {
  const later: string[] = [];
  const moved: unknown[] = [];
  for (const other of Object.keys(parent)) {
    if (other === key) {
      delete parent[key]; // a null that stands for "absent"
    } else if (other > key && !first.includes(other)) {
      later.push(other);
      moved.push(parent[other]);
    }
  }
  for (let index = later.length - 1; index >= 0; index--) {
    delete parent[later[index]]; // from the last on, which leaves engines the quick form of the object
  }
  setField(parent, key, value);
  for (let index = 0; index < later.length; index++) {
    setField(parent, later[index], moved[index]);
  }
}

/** A copy whose objects have their keys in the order of the alphabet, as cdk8s renders them. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortKeys);
  }
  if (!isObject(value)) {
    return value;
  }
  const keys = Object.keys(value);
  if (!areInOrder(keys)) {
    keys.sort();
  }
  const copy: JsonObject = {};
  for (const key of keys) {
    setField(copy, key, sortKeys(value[key]));
  }
  return copy;
}

/** The same, but what is in that order already, as most of what cdk8s renders is, is not copied. */
export function withKeysInOrder(value: unknown): unknown {
  // by number, and few calls: this runs for each value of each pod
  if (Array.isArray(value)) {
    let list: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const item = withKeysInOrder(value[index]);
      if (item !== value[index]) {
        list ??= [...(value as unknown[])];
        list[index] = item;
      }
    }
    return list ?? value;
  }
  if (!isObject(value)) {
    return value;
  }
  const keys = Object.keys(value);
  let copy = areInOrder(keys) ? undefined : copyOf(value, keys.sort());
  for (let index = 0; index < keys.length; index++) {
    const before = value[keys[index]];
    if (typeof before === 'object') {
      const field = withKeysInOrder(before);
      if (field !== before) {
        copy ??= copyOf(value, keys);
        setField(copy, keys[index], field);
      }
    }
  }
  return copy ?? value;
}

/** Whether keys are in the order of the alphabet, as most are: to sort them takes engines far longer. */
export function areInOrder(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) {
    if (keys[index - 1] > keys[index]) {
      return false;
    }
  }
  return true;
}

function copyOf(value: JsonObject, keys: readonly string[]): JsonObject {
  const copy: JsonObject = {};
  for (let index = 0; index < keys.length; index++) {
    setField(copy, keys[index], value[keys[index]]);
  }
  return copy;
}

/** Sets a field of its own, whatever it is called. */
export function setField(parent: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    // an assignment would change the object's prototype
    Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    parent[key] = value;
  }
}

/** Whether two paths, or lists of numbers, are the same step by step. */
export function haveSameSteps(left: readonly (string | number)[], right: readonly (string | number)[]): boolean {
  if (left.length !== right.length) {
    return false;
  }
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) {
      return false;
    }
  }
  return true;
}
