// Control characters move the cursor of a terminal, and marks of direction or of no width show what is not there.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

// JSON escapes all below a blank itself; a line break in it is its layout
const UNPRINTABLE_IN_JSON = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text from manifests as it can be shown on one line, with everything in it that cannot be seen spelled out. */
export function printable(text: string): string {
  return withoutAny(UNPRINTABLE, text);
}

/** A value as JSON on one line. */
export function printableJson(value: unknown): string {
  return printable(JSON.stringify(value) ?? 'nothing');
}

/** JSON, with everything in it that cannot be seen spelled out. */
export function withEscapes(json: string): string {
  return withoutAny(UNPRINTABLE_IN_JSON, json);
}

/** A text that is cut where it grows beyond what anybody reads. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}

/** Nearly all texts have nothing of it, and to look for it costs less than to replace it. */
function withoutAny(unprintable: RegExp, text: string): string {
  return text.search(unprintable) < 0 ? text : text.replace(unprintable, escapeOf);
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
