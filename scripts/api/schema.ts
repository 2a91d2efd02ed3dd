/** What a document of the API says of a value: a definition of OpenAPI 2, or the schema of a custom resource. */
export interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly default?: unknown;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-patch-merge-key'?: string;
}

/** Schemas by name, which refer to each other as `#/definitions/NAME`. */
export type Definitions = Readonly<Record<string, Schema>>;

const REFERENCE = '#/definitions/';

export function referenceTo(name: string): string {
  return `${REFERENCE}${name}`;
}

/** The name of the definition that a schema refers to. */
export function referenceOf({ $ref }: Schema): string | undefined {
  return $ref?.slice(REFERENCE.length);
}

/** Whether a description says that a field is not to be used any more. */
export function isDeprecated({ description = '' }: Schema): boolean {
  return /(^|[.\n]\s*)(deprecated[:.]|this field is deprecated\b)|\bis a deprecated alias\b/i.test(description);
}

/**
 * The definitions that a schema becomes when each object in it gets a name of its own: that of the schema, followed by
 * those of the fields that lead to it.
 */
export function definitionsOf(name: string, schema: Schema): Definitions {
  const found: Record<string, Schema> = {};
  define(name, schema, found);
  return found;
}

function define(name: string, schema: Schema, found: Record<string, Schema>): void {
  if (Object.hasOwn(found, name)) {
    throw new Error(`two objects of a schema are called ${name}`);
  }
  const properties: Record<string, Schema> = {};
  found[name] = { ...schema, properties }; // before those in it
  for (const [field, value] of Object.entries(schema.properties ?? {})) {
    properties[field] = taken(`${name}${field[0].toUpperCase()}${field.slice(1)}`, value, found);
  }
}

function taken(name: string, schema: Schema, found: Record<string, Schema>): Schema {
  const { items, additionalProperties } = schema;
  if (items) {
    return { ...schema, items: taken(name, items, found) };
  }
  if (typeof additionalProperties === 'object') {
    return { ...schema, additionalProperties: taken(name, additionalProperties, found) };
  }
  if (schema.properties) {
    define(name, schema, found);
    return { $ref: referenceTo(name), description: schema.description };
  }
  return schema;
}
