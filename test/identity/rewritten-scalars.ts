import { parseAllDocuments, Scalar, visit } from 'yaml';
import { isReadDifferently } from '../../src/yaml/plain';

/**
 * Whether two texts are the same but for scalars that some reader of the first takes for another value; `test/yaml` shows
 * of each kind who does.
 */
export function differsInMisreadScalars(theirs: string, ours: string): boolean {
  const [before, after] = [scalarsIn(theirs), scalarsIn(ours)];
  if (theirs === ours || before.length !== after.length) {
    return false;
  }
  let text = '';
  let end = 0;
  for (const [index, { value, start, written }] of after.entries()) {
    const other = before[index];
    if (!Object.is(value, other.value) || (written !== other.written && !isMisread(value))) {
      return false;
    }
    text += ours.slice(end, start) + other.written;
    end = start + written.length;
  }
  return text + ours.slice(end) === theirs;
}

interface WrittenScalar {
  readonly value: unknown;
  readonly start: number;
  readonly written: string;
}

function scalarsIn(text: string): WrittenScalar[] {
  const found: WrittenScalar[] = [];
  for (const document of parseAllDocuments(text, { version: '1.1' })) {
    visit(document, {
      Scalar: (_key, { value, range }: Scalar) => {
        const [start, end] = range!;
        // `<<` without quotes is a symbol there
        found.push({
          value: typeof value === 'symbol' ? value.description : value,
          start,
          written: text.slice(start, end),
        });
      },
    });
  }
  return found;
}

function isMisread(value: unknown): boolean {
  if (typeof value === 'number') {
    return /e/.test(String(value)); // PyYAML wants a point in numbers with an exponent
  }
  return typeof value === 'string' && (isReadDifferently(value) || value === '<<' || UNPRINTABLE.test(value));
}

/** What is not printable in YAML, or ends a line in some version of it. */
const UNPRINTABLE = /[\0-\x08\v-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
