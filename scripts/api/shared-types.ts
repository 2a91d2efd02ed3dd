import { Definitions, referenceOf, referenceTo, Schema } from './schema';

/** Objects of no more fields, all of them plain values, stand where they are used. */
const SMALL = 3;

/**
 * Definitions of which those that are alike, and are in fields of the same name, are one. Small ones become part of those
 * that use them.
 */
export function withSharedTypes(definitions: Definitions): Definitions {
  let current: Definitions = inlined(definitions);
  for (;;) {
    const names = sharedNames(current);
    if (names.size === 0) {
      return current;
    }
    current = renamed(current, names);
  }
}

function inlined(definitions: Definitions): Definitions {
  const isSmall = ({ properties = {}, ...schema }: Schema): boolean =>
    Object.keys(properties).length <= SMALL &&
    !schema['x-kubernetes-preserve-unknown-fields'] &&
    Object.values(properties).every((value) => value.type !== 'array' && value.type !== 'object' && !value.$ref);
  const replaced = (schema: Schema): Schema => {
    const name = referenceOf(schema);
    const own = name === undefined ? undefined : definitions[name];
    return own && isSmall(own) ? { ...own, description: schema.description } : schema;
  };
  return Object.fromEntries(
    Object.entries(definitions)
      .filter(([name, schema]) => isKind(schema) || !isUsed(definitions, name) || !isSmall(schema))
      .map(([name, schema]) => [name, mapped(schema, replaced)]),
  );
}

/** What definitions that are alike are called together: by their kind, and the field that they are in. */
function sharedNames(definitions: Definitions): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(definitions).filter(([, each]) => !isKind(each))) {
    const text = JSON.stringify(schema.properties, (key, value) => (key === 'description' ? undefined : value));
    const key = `${kindOf(definitions, name)} ${lastWord(name)} ${text}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const names = new Map<string, string>();
  for (const group of [...groups.values()].filter(({ length }) => length > 1)) {
    const shared = `${kindOf(definitions, group[0])}${lastWord(group[0])}`;
    const [shortest] = [...group].sort((left, right) => left.length - right.length || (left < right ? -1 : 1));
    const isFree = !Object.hasOwn(definitions, shared) && ![...names.values()].includes(shared);
    group.forEach((name) => names.set(name, isFree ? shared : shortest));
  }
  return names;
}

function renamed(definitions: Definitions, names: ReadonlyMap<string, string>): Definitions {
  const replaced = (schema: Schema): Schema => {
    const name = names.get(referenceOf(schema) ?? '');
    return name === undefined ? schema : { ...schema, $ref: referenceTo(name) };
  };
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [names.get(name) ?? name, mapped(schema, replaced)]),
  );
}

/** A schema whose values, or those in its lists and maps, are replaced. */
function mapped(schema: Schema, replace: (value: Schema) => Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const inner = (value: Schema): Schema => mapped(replace(value), replace);
  return {
    ...schema,
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, inner(value)])) }
      : {}),
    ...(items ? { items: inner(items) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: inner(additionalProperties) } : {}),
  };
}

function isKind({ properties = {} }: Schema): boolean {
  return Object.hasOwn(properties, 'apiVersion') && Object.hasOwn(properties, 'metadata');
}

function isUsed(definitions: Definitions, name: string): boolean {
  const reference = JSON.stringify(referenceTo(name));
  return Object.values(definitions).some((schema) => JSON.stringify(schema).includes(reference));
}

/** The kind that a definition is part of. */
function kindOf(definitions: Definitions, name: string): string {
  const kinds = Object.keys(definitions).filter((kind) => isKind(definitions[kind]) && name.startsWith(kind));
  return kinds.sort((left, right) => right.length - left.length)[0];
}

function lastWord(name: string): string {
  return /[A-Z]+[^A-Z]*$/.exec(name)![0];
}
