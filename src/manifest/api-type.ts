import { API_FIELDS } from './api-fields';
import { CUSTOM_RESOURCE_FIELDS } from './custom-resource-fields';
import { JsonObject, stringIn } from './json';
import { remembered } from './remembered';

/** Rows of fields, by the names of the types that have them. */
type Table = Readonly<Record<string, string>>;

/** What the table tells of a field. */
export interface ApiField {
  readonly name: string;
  /** The type of the value, or of those in the list or map, if the table tells of it. */
  readonly type?: ApiType;
  readonly shape: 'value' | 'list' | 'keyed' | 'set' | 'map';
  /** The fields that tell the items of a keyed list apart, and what they are where left out. */
  readonly keys: readonly ApiKey[];
  /** Whether those fields go that an override does not write, or all. */
  readonly merging?: 'retainKeys' | 'replace';
  /** The first and the last minor version of Kubernetes 1.x that has the field, where its type has it not throughout. */
  readonly since?: number;
  readonly until?: number;
}

export interface ApiKey {
  readonly name: string;
  readonly default?: string;
}

/** `name:Type`, then the shape, the way of merging and the age, as said in api-fields.ts. */
const FIELD = /^([^:[{*!=@]+)(?::([^[{*!=@]+))?(\[[^\]]*\]|\{\}|\*)?([!=])?(?:@(\d+)?(?:-(\d+))?)?$/;

/** A kind or a part of one, and its fields as far as there is something to tell of them. */
export class ApiType {
  /** The type of an object, of which at least the metadata are known. */
  public static of(manifest: JsonObject): ApiType {
    return typeOfKind(`${stringIn(manifest, 'apiVersion') ?? ''}/${stringIn(manifest, 'kind') ?? ''}`);
  }

  /**
   * @param alternatives fields of which an object has only one
   * @internal
   */
  constructor(
    private readonly fields: ReadonlyMap<string, ApiField>,
    private readonly alternatives: readonly string[] = [],
  ) {}

  public field(name: string): ApiField | undefined {
    return this.fields.get(name);
  }

  public get all(): readonly ApiField[] {
    return [...this.fields.values()];
  }

  /** The fields that an object no longer has where others are written. */
  public excludedBy(written: readonly string[]): readonly string[] {
    const chosen = this.alternatives.filter((name) => written.includes(name));
    return chosen.length === 0 ? [] : this.alternatives.filter((name) => !chosen.includes(name));
  }
}

const TYPES = new Map<Table, Map<string, ApiType>>();

/** What every object has, of whatever kind. */
const METADATA: ApiField = { name: 'metadata', shape: 'value', keys: [], type: typeIn(API_FIELDS, 'ObjectMeta') };

const OF_NO_KIND = new ApiType(new Map([[METADATA.name, METADATA]]));

const typeOfKind = remembered(
  (kind): ApiType => typeIn(API_FIELDS, kind) ?? typeIn(CUSTOM_RESOURCE_FIELDS, kind) ?? OF_NO_KIND,
);

/** Types hold themselves, so what is in a field is read when somebody asks for it. */
function typeIn(table: Table, name: string): ApiType | undefined {
  if (!Object.hasOwn(table, name)) {
    return undefined;
  }
  const known = TYPES.get(table) ?? new Map<string, ApiType>();
  TYPES.set(table, known);
  const type = known.get(name) ?? typeOf(table, name, table[name].split(' '));
  known.set(name, type);
  return type;
}

function typeOf(table: Table, name: string, row: readonly string[]): ApiType {
  const fields = row.filter((text) => !text.includes('|')).map((text) => fieldOf(table, text));
  if (name.includes('/')) {
    fields.push(METADATA);
  }
  const alternatives = row.find((text) => text.includes('|'))?.split('|');
  return new ApiType(new Map(fields.map((field) => [field.name, field])), alternatives);
}

function fieldOf(table: Table, text: string): ApiField {
  const [, name, type, shape, merging, since, until] = FIELD.exec(text)!;
  const keys = shape?.startsWith('[') ? shape.slice(1, -1).split(',').filter(Boolean) : [];
  return {
    name,
    shape: shapeOf(shape, keys),
    keys: keys.map((key) => {
      const [keyName, fallback] = key.split('=');
      return { name: keyName, default: fallback };
    }),
    merging: merging === '!' ? 'retainKeys' : merging === '=' ? 'replace' : undefined,
    since: since === undefined ? undefined : Number(since),
    until: until === undefined ? undefined : Number(until),
    get type() {
      return type === undefined ? undefined : typeIn(table, type);
    },
  };
}

function shapeOf(text: string | undefined, keys: readonly string[]): ApiField['shape'] {
  switch (text) {
    case undefined:
      return 'value';
    case '{}':
      return 'set';
    case '*':
      return 'map';
    default:
      return keys.length > 0 ? 'keyed' : 'list';
  }
}
