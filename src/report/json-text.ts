import { piecesOf } from './pieces';
import { withEscapes } from './printable';

/** Any value as JSON, which is as safe to look at as text; undefined where JSON has none for it. */
export function jsonOf(value: string | number | object): string;
export function jsonOf(value: unknown): string | undefined;
export function jsonOf(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined; // most often
  }
  if (typeof value === 'string' && !SPECIAL.test(value)) {
    return `"${value}"`;
  }
  const json = JSON.stringify(value) as string | undefined;
  return json === undefined ? undefined : withEscapes(json);
}

/** What a text may have that is not the same in JSON, or cannot be seen. */
const SPECIAL = /[^ !#-[\]-~]/;

/** A field that is not the first of its object, by the JSON of its value; nothing where that is undefined. */
export function field(name: string, json: string | undefined): string {
  return json === undefined ? '' : `,"${name}":${json}`;
}

/** A list, by the JSON of its items. */
export function listJson<Item>(items: readonly Item[], jsonOfItem: (item: Item, index: number) => string): string {
  return [...listPieces(items, jsonOfItem)].join('');
}

/** A long list in pieces. */
export function* listPieces<Item>(
  items: readonly Item[],
  jsonOfItem: (item: Item, index: number) => string,
): Generator<string, void> {
  yield '[';
  yield* piecesOf(items, jsonOfItem, ',');
  yield ']';
}

/** The JSON of what is said again and again in a document. Each is made once. */
export class SharedJson {
  private readonly known = new Map<unknown, string>();

  /** Of a string, or of the same object. */
  public of(value: string | object): string;
  public of(value: string | object | undefined): string | undefined;
  public of(value: string | object | undefined): string | undefined {
    if (value === undefined) {
      return undefined;
    }
    let json = this.known.get(value);
    if (json === undefined) {
      json = jsonOf(value);
      this.known.set(value, json);
    }
    return json;
  }
}

/**
 * A document for programs, in pieces.
 *
 * @param json what it says, in one line
 * @param indent by how many blanks its levels are to be indented
 */
export function* documentOf(json: Iterable<string>, indent: number): Generator<string, void> {
  if (indent > 0) {
    yield jsonText(JSON.parse([...json].join('')), indent);
  } else {
    yield* json;
    yield '\n';
  }
}

/** A value as a document for programs. */
export function jsonText(document: unknown, indent = 2): string {
  return `${withEscapes(JSON.stringify(document, undefined, indent))}\n`;
}
