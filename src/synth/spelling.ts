import { ApiObject } from 'cdk8s';
import { isObject, JsonObject } from '../manifest/json';

/** Turns the props of a generated class into the API's fields, as its static method `manifest` does. */
type Mapping = (props: unknown) => unknown;

type Keys = readonly (string | number)[];

/** What asking the mapping about one place has shown. */
interface Answer {
  /** The names that the last key has in the API; none if the class does not know it. */
  readonly names: readonly string[];
  readonly value: unknown;
}

const UNKNOWN: Answer = { names: [], value: undefined };
const TOKEN = 'token';

/**
 * How a class that `cdk8s import` has generated spells the fields of its kind. It has `hostPid` for `hostPID`, and
 * `{ value: '2' }` where the API has a quantity. Nothing lists these differences: the class itself is asked, by mapping
 * props that hold nothing but the field in question. So this holds for cdk8s-plus, and for whatever users import.
 */
export class Spelling {
  /** The spelling of an object's class, or undefined where it renders what it was given: raw, included, from Helm. */
  public static of(object: ApiObject): Spelling | undefined {
    const { manifest, GVK } = object.constructor as { manifest?: Mapping; GVK?: unknown };
    const isGenerated = !isRaw(object) && typeof manifest === 'function' && isObject(GVK);
    return isGenerated ? new Spelling(manifest.bind(object.constructor)) : undefined;
  }

  private constructor(private readonly mapping: Mapping) {}

  /** The names that a field has in the API, given the keys that lead to its parent in the spelling of the class. */
  public namesOf(parent: Keys, key: string | number): readonly string[] {
    return this.ask([...parent, key], leaf()).names;
  }

  /** Whether the class has a `{ value }` where the API has a number or a string: quantities, ports, percentages. */
  public isWrapped(keys: Keys): boolean {
    return this.ask(keys, { value: TOKEN }).value === TOKEN;
  }

  /** What becomes of a value that is put at a place before the class maps its props. */
  public mapped(keys: Keys, value: unknown): unknown {
    return this.ask(keys, value).value;
  }

  private ask(keys: Keys, value: unknown): Answer {
    let answer: unknown;
    try {
      answer = this.mapping(keys.reduceRight(nest, value));
    } catch {
      return UNKNOWN; // the place has another shape than the keys say, so it is not a place of this class
    }
    let names: string[] = [];
    for (const [depth, key] of keys.entries()) {
      if (typeof key === 'number') {
        names = [];
        answer = Array.isArray(answer) ? answer[0] : undefined;
      } else {
        names = isObject(answer) ? Object.keys(answer).filter((name) => depth > 0 || !isTypeMeta(name)) : [];
        if (depth === 0 && isTypeMeta(key)) {
          names = [key]; // every object has them, and the class writes its own
        }
        answer = names.length === 1 ? (answer as JsonObject)[names[0]] : undefined;
      }
      if (answer === undefined && depth < keys.length - 1) {
        return UNKNOWN;
      }
    }
    return { names, value: answer };
  }
}

/** Whether an object renders as cdk8s's own class does. */
export function isRaw(object: ApiObject): boolean {
  return Object.getPrototypeOf(object).toJson === ApiObject.prototype.toJson;
}

function isTypeMeta(name: string): boolean {
  return name === 'apiVersion' || name === 'kind';
}

function nest(value: unknown, key: string | number): unknown {
  // lists are asked about with one item, whichever it is
  return typeof key === 'number' ? [value] : { [key]: value };
}

/** A value that every kind of field lets through: it can be taken for an object, a list, a date or a wrapped value. */
function leaf(): object {
  const shapes = { value: TOKEN, map: () => [TOKEN], toISOString: () => TOKEN };
  return Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(shapes).map(([name, value]) => [name, { value, enumerable: false }])),
  );
}
