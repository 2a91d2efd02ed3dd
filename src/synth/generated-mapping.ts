import { ApiObject } from 'cdk8s';
import { LearnedMapping } from './learned-mapping';
import type { Mapping } from './mapping-form';

/** What cdk8s's own class renders by. A program may put something else in its place later. */
export const CDK8S_TO_JSON: unknown = ApiObject.prototype.toJson;

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

// some compilers leave out all the space that they can
const TO_JSON =
  /^toJson\(\) ?\{\s*const resolved ?= ?super\.toJson\(\);\s*return ?\{\s*\.\.\.(\w+)\.GVK,\s*\.\.\.(\w+)\(resolved\),?\s*\};?\s*\}$/;
const MANIFEST =
  /^manifest\(props(?: ?= ?\{\})?\) ?\{\s*return ?\{\s*\.\.\.(\w+)\.GVK,\s*\.\.\.(\w+)\(props\),?\s*\};?\s*\}$/;

function mappingOf(object: ApiObject, toJson: unknown): Mapping | undefined {
  let prototype = Object.getPrototypeOf(object) as GeneratedPrototype;
  while (prototype && !(Object.hasOwn(prototype, 'toJson') && prototype.toJson === toJson)) {
    prototype = Object.getPrototypeOf(prototype) as GeneratedPrototype;
  }
  const above = prototype && (Object.getPrototypeOf(prototype) as GeneratedPrototype);
  const made = prototype?.constructor;
  if (above?.toJson !== CDK8S_TO_JSON || typeof made.manifest !== 'function') {
    return undefined;
  }
  const [, kind, map] = TO_JSON.exec(String(toJson)) ?? [];
  const [, sameKind, sameMap] = MANIFEST.exec(String(made.manifest)) ?? [];
  if (kind === undefined || kind !== sameKind || map !== sameMap) {
    return undefined;
  }
  const mapping: Mapping = (props) => made.manifest!(props);
  // what users have imported lies in their repository, and somebody may have edited it
  return PUBLISHED.test(made[JSII]?.fqn ?? '') ? learning(mapping) : mapping;
}

const JSII = Symbol.for('jsii.rtti');

/** The names that jsii gives to the generated classes of cdk8s-plus. */
const PUBLISHED = /^cdk8s-plus-\d+\.k8s\.\w+$/;

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
  readonly constructor: { readonly manifest?: Mapping; readonly [JSII]?: { readonly fqn?: string } };
}
