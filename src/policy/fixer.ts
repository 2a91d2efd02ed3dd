import { fieldOf, insertField, isAbsent, isObject, JsonObject, Path } from '../manifest/json';
import type { ResourceId } from '../manifest/resource';

/**
 * What a fix does to a process that works today: `neutral` cannot stop it, `behavioural` can.
 */
export type Effect = 'neutral' | 'behavioural';

/** A field that a rule added to an object. */
export interface Change {
  readonly rule: string;
  readonly effect: Effect;
  readonly resource: ResourceId;
  /** The construct or file that the object comes from. */
  readonly origin: string;
  readonly path: Path;
  readonly value: unknown;
}

/** A part of an object, and where it stands in it. */
export interface Target {
  readonly spec: JsonObject;
  readonly path: Path;
}

/** The keys that stand first in every object, in this order. */
const FIRST_KEYS: readonly string[] = ['apiVersion', 'kind', 'metadata'];

/**
 * The only way in which a rule changes an object: it sets what is absent, appends to lists, and records what it did.
 * So no fix can override or remove what somebody wrote.
 */
export class Fixer {
  private effect: Effect = 'behavioural';

  constructor(
    private readonly rule: string,
    private readonly resource: ResourceId,
    private readonly origin: string,
    /** Whether fixes that can stop a process may be made. */
    private readonly behavioural: boolean,
    private readonly changes: Change[],
    /** Where a part of what the rule sees can be changed, if it is not there. */
    private readonly behind: <Part extends object>(part: Part) => Part = itself,
  ) {}

  /** Whether changes with this effect are wanted here. */
  public allows(effect: Effect): boolean {
    return effect === 'neutral' || this.behavioural;
  }

  /** Runs a fix that states its effect, if that effect is wanted here. */
  public within(effect: Effect, fix: () => void): void {
    if (this.allows(effect)) {
      this.effect = effect;
      fix();
    }
  }

  /** Sets a field if it is absent. Does not walk through anything that is not an object. */
  public fill(target: Target, path: readonly string[], value: unknown): void {
    const steps = path.length - 1;
    const key = path[steps];
    let last: JsonObject | undefined = target.spec;
    for (let depth = 0; depth < steps; depth++) {
      const child: unknown = fieldOf(last, path[depth]);
      if (isAbsent(child)) {
        last = undefined; // everything below is absent too
        break;
      }
      if (!isObject(child)) {
        return;
      }
      last = child;
    }
    if (last && !isAbsent(fieldOf(last, key))) {
      return;
    }
    let object = target.spec;
    for (let depth = 0; depth < steps; depth++) {
      if (isAbsent(fieldOf(object, path[depth]))) {
        this.insert(object, target.path.length + depth, path[depth], {});
      }
      object = object[path[depth]] as JsonObject;
    }
    this.insert(object, target.path.length + steps, key, ownCopy(value));
    this.record([...target.path, ...path], value);
  }

  /** Adds an item at the end of a list, which may be absent. */
  public append(target: Target, key: string, item: JsonObject): void {
    if (isAbsent(fieldOf(target.spec, key))) {
      this.insert(target.spec, target.path.length, key, []);
    }
    const list = target.spec[key];
    if (Array.isArray(list)) {
      const place = list.length;
      this.behind(list).push(ownCopy(item));
      this.record([...target.path, key, place], item);
    }
  }

  private insert(object: JsonObject, depth: number, key: string, value: unknown): void {
    insertField(this.behind(object), key, value, firstKeysAt(depth));
  }

  private record(path: Path, value: unknown): void {
    this.changes.push({
      rule: this.rule,
      effect: this.effect,
      resource: this.resource,
      origin: this.origin,
      path,
      value,
    });
  }
}

/**
 * Makes a change again, in an object that is the same where the fix read.
 *
 * @param path where, and what stands before it, may be absent
 */
export function change(manifest: JsonObject, path: Path, value: unknown): void {
  const last = path.length - 1;
  let holder: JsonObject | unknown[] = manifest;
  for (let depth = 0; depth < last; depth++) {
    const key = path[depth];
    let inside = (holder as JsonObject)[key] as JsonObject | unknown[] | null | undefined;
    if (isAbsent(inside)) {
      inside = typeof path[depth + 1] === 'number' ? [] : {};
      insertField(holder as JsonObject, key as string, inside, firstKeysAt(depth)); // items of lists are there
    }
    holder = inside;
  }
  const key = path[last];
  if (typeof key === 'number') {
    (holder as unknown[]).push(ownCopy(value));
  } else {
    insertField(holder as JsonObject, key, ownCopy(value), firstKeysAt(last));
  }
}

function firstKeysAt(depth: number): readonly string[] | undefined {
  return depth === 0 ? FIRST_KEYS : undefined;
}

function itself<Part extends object>(part: Part): Part {
  return part;
}

/** A copy of what is added. Most is a word, a number, a list of words or one field, for which a whole clone takes long. */
export function ownCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value; // nobody's
  }
  if (Array.isArray(value)) {
    return value.map(ownCopy);
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    return structuredClone(value);
  }
  const copy: JsonObject = { ...value };
  for (const key of Object.keys(copy)) {
    copy[key] = ownCopy(copy[key]);
  }
  return copy;
}
