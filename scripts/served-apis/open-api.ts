import { isDeepStrictEqual } from 'node:util';

export interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly Kind[];
}

interface Operation {
  readonly 'x-kubernetes-group-version-kind'?: Kind;
}

/** The OpenAPI 2 document of an API server all of whose APIs are on. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** `GROUP/VERSION`, or the version alone for the core group: what objects write. */
export function apiVersionOf({ group, version }: Kind): string {
  return group ? `${group}/${version}` : version;
}

/** The kinds that have an address of their own. Those of subresources, like Scale and Eviction, cannot be applied. */
export function servedKinds({ paths }: OpenApi): Kind[] {
  const found = new Map<string, Kind>();
  for (const [address, operations] of Object.entries(paths)) {
    if (!address.includes('{name}') && !address.includes('/watch/')) {
      for (const { 'x-kubernetes-group-version-kind': kind } of Object.values(operations)) {
        if (kind) {
          found.set(`${apiVersionOf(kind)} ${kind.kind}`, kind);
        }
      }
    }
  }
  return [...found.values()];
}

/** Whether all that may be written for a kind may be written for another: the same fields, none of them newly required. */
export function takesTheSame(api: OpenApi, from: Kind, to: Kind): boolean {
  const [old, replacement] = [from, to].map((kind) => definitionOf(api, kind));
  return old !== undefined && replacement !== undefined && fits(api, old, replacement, new Set());
}

function definitionOf({ definitions }: OpenApi, wanted: Kind): Schema | undefined {
  return Object.values(definitions).find((schema) =>
    schema['x-kubernetes-group-version-kind']?.some((kind) => isDeepStrictEqual({ ...kind }, { ...wanted })),
  );
}

function fits(api: OpenApi, old: Schema, other: Schema, assumed: Set<string>): boolean {
  if (old.$ref && other.$ref) {
    // schemas of schemas hold themselves
    const pair = `${old.$ref} ${other.$ref}`;
    if (old.$ref === other.$ref || assumed.has(pair)) {
      return true;
    }
    assumed.add(pair);
  }
  const [left, right] = [resolved(api, old), resolved(api, other)];
  return (
    left.type === right.type &&
    left.format === right.format &&
    isDeepStrictEqual(left.enum, right.enum) &&
    (right.required ?? []).every((field) => left.required?.includes(field)) &&
    fitWhereThere(api, left.items, right.items, assumed) &&
    fitWhereThere(api, left.additionalProperties, right.additionalProperties, assumed) &&
    Object.entries(left.properties ?? {}).every(([field, schema]) =>
      fitWhereThere(api, schema, right.properties?.[field], assumed),
    )
  );
}

function fitWhereThere(
  api: OpenApi,
  old: Schema | undefined,
  other: Schema | undefined,
  assumed: Set<string>,
): boolean {
  return !old || (other !== undefined && fits(api, old, other, assumed));
}

function resolved({ definitions }: OpenApi, schema: Schema): Schema {
  return schema.$ref ? definitions[schema.$ref.replace('#/definitions/', '')] : schema;
}
