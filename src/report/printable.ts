// Control characters move the cursor of a terminal, and marks of direction or of no width show what is not there.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

// JSON escapes all below a blank itself; a line break in it is its layout
const UNPRINTABLE_IN_JSON = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text from manifests as it can be shown on one line, with everything in it that cannot be seen spelled out. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escapeOf);
}

/** A value as JSON on one line. */
export function printableJson(value: unknown): string {
  return printable(JSON.stringify(value) ?? 'nothing');
}

/** JSON, with everything in it that cannot be seen spelled out. */
export function withEscapes(json: string): string {
  return json.replace(UNPRINTABLE_IN_JSON, escapeOf);
}

/** A text that is cut where it grows beyond what anybody reads. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}

function escapeOf(char: string): string {
  switch (char) {
    case '\n':
      return '\\n';
    case '\t':
      return '\\t';
    case '\r':
      return '\\r';
    default:
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
}
