import { isDeprecated } from '../../scripts/api/schema';
import type { Schema } from '../custom-resources/definition';

/** A schema of an API server's document, whose parts refer to each other. */
interface Reference extends Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Reference[];
  readonly oneOf?: readonly Reference[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Reference>>;
  readonly items?: Reference;
  readonly additionalProperties?: Reference | boolean;
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

/** What the metadata of an object have that only the API server writes. */
const WRITTEN_BY_SERVER: readonly string[] = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'uid',
];

/** What every object has and no part of it. */
const OF_OBJECTS: readonly string[] = ['apiVersion', 'kind', 'status'];

const METADATA = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

/** The document of an API server on a group and version, without what is deprecated. */
export class OpenApi {
  private readonly schemas: Readonly<Record<string, Reference>>;

  constructor(document: any) {
    this.schemas = document.components.schemas;
  }

  /** What people write in the objects of a kind, all of whose parts are in place. */
  public kind(name: string): Schema {
    const found = Object.values(this.schemas).find((schema) =>
      schema['x-kubernetes-group-version-kind']?.some(({ kind }) => kind === name),
    );
    if (!found) {
      throw new Error(`the document has no kind ${name}`);
    }
    return this.inPlace(found);
  }

  private inPlace(schema: Reference, name?: string): Schema {
    const { $ref, allOf, items, properties, additionalProperties } = schema;
    const referred = ($ref ?? allOf?.[0].$ref)?.split('/').pop();
    if (referred === QUANTITY) {
      return { type: 'string', pattern: '^[0-9]+$' };
    }
    if (referred !== undefined) {
      return this.inPlace(this.schemas[referred], referred);
    }
    const isKind = schema['x-kubernetes-group-version-kind'] !== undefined;
    const except = name === METADATA ? WRITTEN_BY_SERVER : isKind ? OF_OBJECTS : [];
    return {
      ...schema,
      items: items && this.inPlace(items),
      properties: properties && this.allInPlace(properties, except),
      additionalProperties:
        typeof additionalProperties === 'object' ? this.inPlace(additionalProperties) : additionalProperties,
      'x-kubernetes-int-or-string': schema.format === 'int-or-string',
    };
  }

  private allInPlace(
    properties: Readonly<Record<string, Reference>>,
    except: readonly string[],
  ): Readonly<Record<string, Schema>> {
    const kept = Object.entries(properties).filter(
      ([field, schema]) => !except.includes(field) && !isDeprecated(schema),
    );
    return Object.fromEntries(kept.map(([field, schema]) => [field, this.inPlace(schema)]));
  }
}
