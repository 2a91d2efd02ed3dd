import { isObject, JsonObject, Path, valueAt } from '../manifest/json';

/** Turns the props of a generated class into a manifest in the API's fields. */
export type Mapping = (props: JsonObject) => JsonObject;

/** What a class does with the value of one field. */
export type Form =
  /** Passes it on. */
  | { readonly is: 'same' }
  /** Takes it out of `{ value }`, as generated classes have it for quantities and for numbers or strings. */
  | { readonly is: 'wrapped' }
  /** Does the same with each item, or with what stands under each key. */
  | (Place & { readonly is: 'list' | 'map'; item?: Form })
  /** Maps the fields that it knows, and drops the others. */
  | (Place & { readonly is: 'fields'; readonly fields: Map<string, Field> })
  /** Something else, such as with dates. */
  | { readonly is: 'other' };

/** Where a value stands before and after. */
interface Place {
  readonly path: Path;
  readonly outPath: Path;
}

/** A field of an object. */
export interface Field {
  readonly key: string;
  /** What it is called in the API; undefined where the class drops it. */
  readonly name: string | undefined;
  readonly form: Form;
  /** Where it stands among the others. */
  rank: number;
}

/** Thrown where a value has another form than the class has fields for. */
export const OTHER_FORM = Symbol('another form');

/** A key that no kind of Kubernetes has. */
const ANY_KEY = 'cdk8s-bulkhead/any-key';

const VALUE = Symbol('value');
const ITEM = Symbol('item');
const DATE = Symbol('date');

/**
 * A value that every kind of field lets through, each in a way of its own: it can be taken for an object, a list, a date
 * and a wrapped value.
 */
const LEAF: object = Object.defineProperties(
  {},
  {
    value: { value: VALUE, enumerable: false },
    map: { value: () => [ITEM], enumerable: false },
    toISOString: { value: () => DATE, enumerable: false },
  },
);

const SAME: Form = { is: 'same' };
const WRAPPED: Form = { is: 'wrapped' };
const OTHER: Form = { is: 'other' };

/** The forms of all fields of a class, each of which is asked for when it is first needed. */
export class MappingForm {
  public readonly root: Extract<Form, { is: 'fields' }> = { is: 'fields', path: [], outPath: [], fields: new Map() };

  /** @param constants what the class adds to every object */
  constructor(
    private readonly mapping: Mapping,
    public readonly constants: readonly string[],
  ) {}

  public fieldOf(form: Extract<Form, { is: 'fields' }>, key: string): Field {
    return form.fields.get(key) ?? this.learn(form, key);
  }

  public itemOf(form: Extract<Form, { is: 'list' | 'map' }>): Form {
    return (form.item ??= this.formAt(form, form.is === 'list' ? 0 : ANY_KEY));
  }

  private learn(form: Extract<Form, { is: 'fields' }>, key: string): Field {
    const { path, outPath, fields } = form;
    const field = this.fieldAsked(form, key);
    fields.set(key, field);
    const known = [...fields.values()].filter((each) => each.form !== OTHER);
    const leaves = Object.fromEntries(known.map((each) => [each.key, LEAF]));
    const order = this.namesAfter(path, outPath, leaves);
    known.forEach((each) => {
      each.rank = order.indexOf(each.name!);
    });
    return field;
  }

  private fieldAsked({ path, outPath }: Place, key: string): Field {
    try {
      const [name] = this.namesAfter(path, outPath, { [key]: LEAF });
      const place = name === undefined ? undefined : { path: [...path, key], outPath: [...outPath, name] };
      return { key, name, form: place ? this.classified(place) : OTHER, rank: 0 };
    } catch {
      // the class takes the leaf for something that it is not, and is asked for each object that has the field
      return { key, name: key, form: OTHER, rank: 0 };
    }
  }

  private formAt({ path, outPath }: Place, key: string | number): Form {
    return this.classified({ path: [...path, key], outPath: [...outPath, key] });
  }

  private classified(place: Place): Form {
    const made = this.made(place, LEAF);
    if (made === LEAF) {
      return SAME;
    }
    if (made === VALUE) {
      return WRAPPED;
    }
    if (Array.isArray(made)) {
      return made[0] === ITEM ? { is: 'list', ...place } : OTHER;
    }
    if (!isObject(made) || Object.keys(made).some((name) => !(name in LEAF))) {
      return OTHER;
    }
    // an object that has none of the fields that the class knows, but perhaps one called "value"; or a map without entries
    const { path, outPath } = place;
    return this.namesAfter(path, outPath, { [ANY_KEY]: LEAF }).length > 0
      ? { is: 'map', ...place }
      : { is: 'fields', ...place, fields: new Map() };
  }

  /** The names that fields of a value have afterwards, in order. */
  private namesAfter(path: Path, outPath: Path, value: JsonObject): string[] {
    const made = this.made({ path, outPath }, value);
    const names = isObject(made) ? Object.keys(made) : [];
    return path.length === 0 ? names.filter((name) => !this.constants.includes(name)) : names;
  }

  private made({ path, outPath }: Place, value: unknown): unknown {
    return valueAt(this.mapping(path.reduceRight(nest, value) as JsonObject), outPath);
  }
}

function nest(value: unknown, key: string | number): unknown {
  // lists are asked about with one item, whichever it is
  return typeof key === 'number' ? [value] : { [key]: value };
}
