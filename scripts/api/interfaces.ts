import { isDeprecated, referenceOf, Schema } from './schema';

/** A schema, and the TypeScript interface that is made of it. */
export interface InterfaceSource {
  readonly name: string;
  readonly schema: Schema;
  /** What objects of this kind write; left out for the parts of objects. */
  readonly apiVersion?: string;
  readonly kind?: string;
}

/**
 * TypeScript of interfaces whose every field may be left out or, to take it away, null. Fields keep the API's names, and
 * of their descriptions only whether they are deprecated. Objects without a definition of their own stand where they
 * are used; `status`, which nobody writes, does not.
 *
 * @param nameOf the TypeScript type for the definition of that name
 */
export function interfacesOf(sources: readonly InterfaceSource[], nameOf: (definition: string) => string): string {
  return sources.map((source) => interfaceOf(source, nameOf)).join('\n\n');
}

type NameOf = (definition: string) => string;

function interfaceOf({ name, schema, apiVersion, kind }: InterfaceSource, nameOf: NameOf): string {
  const declaration = `${isDeprecated(schema) ? '/** @deprecated */\n' : ''}export interface ${name}`;
  if (!apiVersion || !kind) {
    return `${declaration} ${objectText(schema, nameOf)}`;
  }
  const { apiVersion: _version, kind: _kind, metadata, status: _status, ...properties } = schema.properties ?? {};
  const type = `apiVersion?: '${apiVersion}'; kind?: '${kind}';`;
  const meta = metadata && `metadata?: ${metadata.$ref ? typeText(metadata, nameOf) : 'ObjectMeta'};`;
  return `${declaration} { ${type} ${meta ?? ''} ${fieldsText({ ...schema, properties }, nameOf)} }`;
}

function objectText(schema: Schema, nameOf: NameOf): string {
  return `{ ${fieldsText(schema, nameOf)} }`;
}

function fieldsText(schema: Schema, nameOf: NameOf): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const flag = isDeprecated(value) ? '/** @deprecated */ ' : '';
    return `\n${flag}${/^\w+$/.test(name) ? name : `'${name}'`}?: ${orNull(typeText(value, nameOf))};`;
  });
  const others = schema['x-kubernetes-preserve-unknown-fields'] ? ['[field: string]: unknown;'] : [];
  return [...fields, ...others].join(' ');
}

function typeText(schema: Schema, nameOf: NameOf): string {
  const { type, format, items, properties, additionalProperties } = schema;
  const definition = referenceOf(schema);
  if (definition !== undefined) {
    return nameOf(definition);
  }
  if (schema['x-kubernetes-int-or-string'] || format === 'int-or-string') {
    return 'number | string';
  }
  if (schema.enum && schema.enum.every((value) => typeof value === 'string')) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  }
  if (items) {
    const item = typeText(items, nameOf);
    return `readonly ${/^\w+$/.test(item) ? item : `(${item})`}[]`;
  }
  if (properties) {
    return objectText(schema, nameOf);
  }
  if (typeof additionalProperties === 'object') {
    return `{ [key: string]: ${orNull(typeText(additionalProperties, nameOf))} }`;
  }
  return SCALARS[type ?? ''] ?? 'unknown';
}

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};

function orNull(type: string): string {
  return type === 'unknown' ? type : `${type} | null`;
}
