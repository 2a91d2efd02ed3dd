import { printable, shortened } from './printable';

/** How long a line in a label is at most. */
const LINE = 60;

/** How long the readable part of an id is at most. */
const ID = 40;

/**
 * What could be more than a character: Mermaid's syntax, and in its older versions a list, a link or a rule of Markdown,
 * for which they draw an error. A character's code is nothing but the character in all of them.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
const SPECIAL = /^[- ]|(?<=www)\.|\.(?= |$)|(?<=direction) |[^A-Za-z0-9 .,/-]/giu;

/** A label of several lines, whatever stands in them. */
export function labelOf(lines: readonly string[]): string {
  return `"${lines.map((line) => escaped(shortened(printable(line), LINE))).join('<br/>')}"`;
}

function escaped(line: string): string {
  // an empty label is a mistake in Mermaid
  return (line || 'no name').replace(SPECIAL, (char) => `#${char.codePointAt(0)};`);
}

/** Ids that are letters, digits and underscores, and no word of Mermaid's. */
export class NodeIds {
  private readonly ids = new Map<string, string>();
  private readonly taken = new Set<string>();

  /**
   * Gives a node its id.
   *
   * @param key what others find it by
   * @param names what the id is made of, so that it stays when other nodes come and go
   */
  public add(key: string, names: readonly string[]): string {
    const readable = names.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '_')).join('_');
    const wanted = readable.slice(0, ID);
    let id = wanted;
    for (let number = 2; this.taken.has(id); number++) {
      id = `${wanted}_${number}`;
    }
    this.taken.add(id);
    this.ids.set(key, id);
    return id;
  }

  public of(key: string): string | undefined {
    return this.ids.get(key);
  }
}
