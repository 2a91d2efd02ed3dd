import { Unwritable } from './unwritable';

/** Whether a string has what is not printable in YAML, or ends a line there, other than tabs and line breaks. */
export function needsEscapes(text: string): boolean {
  return NEEDS_ESCAPES.test(text);
}

/**
 * A string of one line in single quotes if that saves escapes, in double quotes otherwise.
 *
 * @throws Unwritable
 */
export function quoted(line: string): string {
  return line.includes('"') && !line.includes("'") ? `'${line}'` : doubleQuoted(line);
}

/**
 * A string with escapes, in double quotes.
 *
 * @param indentation what stands before each line but the first, if there may be several
 * @throws Unwritable
 */
export function doubleQuoted(text: string, indentation?: string): string {
  const json = JSON.stringify(text);
  const line = json
    .replace(/\\(?:u[0-9a-f]{4}|.)|[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped)
    // a blank before a line break would be lost
    .replace(/ (?=\\n)/g, '\\ ');
  if (indentation === undefined || json.length < SHORTEST_OF_SEVERAL_LINES) {
    return line;
  }
  return line.replace(/(?:\\n)+|\\./g, (part, at: number) => {
    const end = at + part.length;
    const last = end === line.length - 1 ? '\\n' : '';
    const breaks = part.startsWith('\\n') ? (part.length - last.length) / 2 : 0;
    // the first line break joins the lines, as long as no other follows; so would blanks be lost
    const start = indentation + (line[end] === ' ' ? '\\' : '');
    return breaks ? '\n'.repeat(breaks + 1) + start + last : part;
  });
}

/** Halves of characters are among them to be refused. */
const NEEDS_ESCAPES = /[\0-\x08\v-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Surrogate}]/u;

/** Shorter ones are not worth several lines. */
const SHORTEST_OF_SEVERAL_LINES = 40;

const ESCAPES: Record<string, string> = {
  '\\u0000': '\\0',
  '\\u0007': '\\a',
  '\\u000b': '\\v',
  '\\u001b': '\\e',
};

/** An escape of JSON, or a character that has none there, as YAML writes it. */
function escaped(part: string): string {
  if (/^\\ud[89a-f]/.test(part)) {
    throw new Unwritable();
  }
  if (part.startsWith('\\')) {
    return ESCAPES[part] ?? part.replace(/^\\u00/, '\\x');
  }
  const code = part.charCodeAt(0).toString(16);
  return code.length === 2 ? `\\x${code}` : `\\u${code}`;
}
