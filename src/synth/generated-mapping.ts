import { ApiObject } from 'cdk8s';
import { LearnedMapping } from './learned-mapping';
import type { Mapping } from './mapping-form';

/** From how many objects of a class on it pays to learn what it does. */
const MANY = 30;

/**
 * What the `toJson` of a class that `cdk8s import` has generated does after cdk8s's own: its static method `manifest`.
 * Undefined for any other. Nothing marks such a class, but all have the same two methods, so they are known by their text.
 */
export function generatedMapping(object: ApiObject, toJson: unknown): Mapping | undefined {
  if (typeof toJson !== 'function') {
    return undefined;
  }
  let mapping = MAPPINGS.get(toJson);
  if (mapping === undefined) {
    mapping = mappingOf(object, toJson) ?? null;
    MAPPINGS.set(toJson, mapping);
  }
  return mapping ?? undefined;
}

const MAPPINGS = new WeakMap<object, Mapping | null>();

const TO_JSON =
  /^toJson\(\) ?\{\s*const resolved = super\.toJson\(\);\s*return \{\s*\.\.\.(\w+)\.GVK,\s*\.\.\.(\w+)\(resolved\),?\s*\};?\s*\}$/;
const MANIFEST =
  /^manifest\(props(?: = \{\})?\) ?\{\s*return \{\s*\.\.\.(\w+)\.GVK,\s*\.\.\.(\w+)\(props\),?\s*\};?\s*\}$/;

function mappingOf(object: ApiObject, toJson: unknown): Mapping | undefined {
  let prototype = Object.getPrototypeOf(object) as GeneratedPrototype;
  while (prototype && !(Object.hasOwn(prototype, 'toJson') && prototype.toJson === toJson)) {
    prototype = Object.getPrototypeOf(prototype) as GeneratedPrototype;
  }
  const above = prototype && (Object.getPrototypeOf(prototype) as GeneratedPrototype);
  const made = prototype?.constructor;
  if (above?.toJson !== ApiObject.prototype.toJson || typeof made.manifest !== 'function') {
    return undefined;
  }
  const [, kind, map] = TO_JSON.exec(String(toJson)) ?? [];
  const [, sameKind, sameMap] = MANIFEST.exec(String(made.manifest)) ?? [];
  return kind !== undefined && kind === sameKind && map === sameMap
    ? learning((props) => made.manifest!(props))
    : undefined;
}

function learning(mapping: Mapping): Mapping {
  let objects = 0;
  let learned: LearnedMapping | undefined;
  return (props) => {
    if (objects < MANY) {
      objects++;
      return mapping(props);
    }
    learned ??= new LearnedMapping(mapping);
    return learned.map(props);
  };
}

interface GeneratedPrototype {
  readonly toJson: unknown;
  readonly constructor: { readonly manifest?: Mapping };
}
