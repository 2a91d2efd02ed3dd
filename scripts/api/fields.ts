import { apiVersionOf } from '../served-apis/open-api';
import { alternativesOf } from './alternatives';
import type { ApiDocument } from './document';
import { definitionIn, partsOf, usedBy } from './names';
import { Definitions, Schema } from './schema';

/** What a field is to those who merge and check it, beside its name. */
interface Field {
  readonly name: string;
  readonly schema: Schema;
  /** The minor versions that know it, where they are not those that know its type. */
  readonly since?: number;
  readonly until?: number;
}

/** A definition that objects are made of, by the name that it has in the table. */
interface Type {
  readonly name: string;
  readonly fields: readonly Field[];
  /** Those of which an object has only one. */
  readonly alternatives?: readonly string[];
}

/**
 * TypeScript of the table of fields: the types that matter to the merging of lists or that have gained or lost fields
 * since the oldest version, and those that lead to them.
 */
export function fieldTable(documents: readonly ApiDocument[]): string {
  const types = typesIn(documents);
  return `
    /**
     * Fields of the built-in kinds, which go by \`APIVERSION/KIND\`, and of their parts; ApiType reads it. A field is
     * written \`name:Type\`, followed by
     *  - \`[a,b=TCP]\` for a list whose items are told apart by those fields, one of which has a default,
     *  - \`{}\` for a list that is a set, \`[]\` for any other, and \`*\` for a map of such values,
     *  - \`!\` where of the fields below only those are kept that are written anew, \`=\` where all are replaced,
     *  - \`@31\` if it came in that minor version, \`@-30\` if it was last there.
     *
     * Of fields that are written \`a|b\`, an object has only one.
     */
    export const API_FIELDS: Readonly<Record<string, string>> = ${JSON.stringify(rowsOf(types))};`;
}

/** The rows of types that matter, by the names of the types. */
export function rowsOf(types: ReadonlyMap<string, Type>): Record<string, string> {
  const matters = typesThatMatter(types);
  const rows = [...matters].map((definition): [string, string] => {
    const { name, fields, alternatives = [] } = types.get(definition)!;
    const oneOf = alternatives.length > 0 ? [alternatives.join('|')] : [];
    return [name, [...fields.flatMap((field) => fieldText(field, types, matters)), ...oneOf].join(' ')];
  });
  return Object.fromEntries(rows.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * Definitions that refer to each other as the types of a table, all of whose fields are as old as they are.
 *
 * @param kinds the `APIVERSION/KIND` of those that are kinds
 */
export function typesOf(definitions: Definitions, kinds: ReadonlyMap<string, string>): Map<string, Type> {
  const types = Object.entries(definitions).map(([definition, { properties = {} }]): [string, Type] => {
    const kind = kinds.get(definition);
    const fields = Object.entries(properties).map(([name, schema]) => ({ name, schema }));
    return [definition, { name: kind ?? definition, fields: kind ? fields.filter(isOwn) : fields }];
  });
  return new Map(types);
}

/** All kinds have the same metadata, and nobody writes a status. */
function isOwn({ name }: Field): boolean {
  return !['apiVersion', 'kind', 'metadata', 'status'].includes(name);
}

function typesIn(documents: readonly ApiDocument[]): Map<string, Type> {
  const definitions: Definitions = Object.assign({}, ...documents.map((document) => document.definitions));
  const kinds = new Map(
    documents
      .flatMap((document) => document.kinds)
      .map((kind): [string, string] => [kind.definition, `${apiVersionOf(kind)}/${kind.kind}`]),
  );
  const used = new Set(documents.flatMap((document) => [...usedBy(document.kinds, document.definitions)]));
  const shortNames = [...used].map((definition) => partsOf(definition).name);
  const types = [...used].map((definition): [string, Type] => {
    const { group, version, name } = partsOf(definition);
    const unique = shortNames.filter((other) => other === name).length === 1;
    const known = documents.filter((document) => document.definitions[definition]);
    const ofKind = kinds.get(definition);
    return [
      definition,
      {
        name: ofKind ?? (unique ? name : `${group}.${version}.${name}`),
        fields: fieldsOf(definition, known).filter((field) => !ofKind || isOwn(field)),
        alternatives: alternativesOf(definition, known.at(-1)!.definitions[definition]),
      },
    ];
  });
  return new Map(types.filter(([definition]) => definitions[definition].properties));
}

/** The fields of a definition in the documents that have it, oldest first; those of the newest say what a field is. */
function fieldsOf(definition: string, known: readonly ApiDocument[]): Field[] {
  const fields = new Map<string, { schema: Schema; first: number; last: number }>();
  for (const { minor, definitions } of known) {
    for (const [name, schema] of Object.entries(definitions[definition].properties ?? {})) {
      fields.set(name, { schema, first: fields.get(name)?.first ?? minor, last: minor });
    }
  }
  return [...fields].map(([name, { schema, first, last }]) => ({
    name,
    schema,
    ...(first > known[0].minor ? { since: first } : {}),
    ...(last < known.at(-1)!.minor ? { until: last } : {}),
  }));
}

/** The types with something to tell, and those that lead to them. */
function typesThatMatter(types: ReadonlyMap<string, Type>): Set<string> {
  const matters = new Set<string>();
  let before = -1;
  while (matters.size > before) {
    before = matters.size;
    for (const [definition, { fields, alternatives = [] }] of types) {
      if (alternatives.length > 0 || fields.some((field) => fieldText(field, types, matters).length > 0)) {
        matters.add(definition);
      }
    }
  }
  return matters;
}

/** The text of a field, or nothing if there is nothing to tell of it. */
function fieldText(field: Field, types: ReadonlyMap<string, Type>, matters: ReadonlySet<string>): string[] {
  const { name, schema, since, until } = field;
  const inner = definitionIn(schema);
  const leads = inner !== undefined && matters.has(inner);
  const type = leads ? `:${types.get(inner)!.name}` : '';
  const age =
    since === undefined && until === undefined ? '' : `@${since ?? ''}${until === undefined ? '' : `-${until}`}`;
  const shape = shapeText(schema, types.get(inner ?? ''));
  const strategy = strategyText(schema);
  const tells = leads || age !== '' || strategy !== '' || !['', '[]', '*'].includes(shape);
  return tells ? [`${name}${type}${shape}${strategy}${age}`] : [];
}

function shapeText(schema: Schema, items: Type | undefined): string {
  if (schema.items) {
    const keys = keysOf(schema);
    if (keys.length > 0) {
      return `[${keys.map((key) => `${key}${defaultText(key, schema.items!, items)}`).join()}]`;
    }
    return schema['x-kubernetes-list-type'] === 'set' ? '{}' : '[]';
  }
  return typeof schema.additionalProperties === 'object' ? '*' : '';
}

/** Lists that only `kubectl` merges have the key of its patches. */
function keysOf(schema: Schema): readonly string[] {
  const type = schema['x-kubernetes-list-type'];
  const mergeKey = schema['x-kubernetes-patch-merge-key'];
  if (type === 'map') {
    return schema['x-kubernetes-list-map-keys'] ?? [];
  }
  return type === undefined && mergeKey !== undefined ? [mergeKey] : [];
}

function defaultText(key: string, items: Schema, type: Type | undefined): string {
  const schema = items.properties?.[key] ?? type?.fields.find(({ name }) => name === key)?.schema;
  // what is empty tells no items apart
  return typeof schema?.default === 'string' && schema.default !== '' ? `=${schema.default}` : '';
}

function strategyText(schema: Schema): string {
  const strategies = (schema['x-kubernetes-patch-strategy'] ?? '').split(',');
  return strategies.includes('retainKeys') ? '!' : strategies.includes('replace') ? '=' : '';
}
