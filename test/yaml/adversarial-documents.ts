import { ADVERSARIAL_STRINGS } from './adversarial-strings';

/**
 * Documents whose strings and keys are what readers of YAML trip over: the known ones, variations of them, and what
 * comes of throwing together characters that mean something.
 *
 * @param seed of the same one come the same documents
 */
export function adversarialDocuments(seed: number, count: number): unknown[] {
  const draw = new Draw(seed);
  return Array.from({ length: count }, () => document(draw));
}

/** Random choices that can be made again. */
class Draw {
  constructor(private state: number) {}

  /** A whole number from 0, below the given one. */
  public below(end: number): number {
    // a linear congruential generator, of which the upper bits are the good ones
    this.state = (this.state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((this.state / 2 ** 32) * end);
  }

  public of<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public many<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}

function document(draw: Draw): unknown {
  switch (draw.below(40)) {
    case 0:
      return string(draw);
    case 1:
    case 2:
      return draw.many(0, 3, () => value(draw, 0));
    default:
      return mapping(draw, 0);
  }
}

function mapping(draw: Draw, depth: number): unknown {
  return Object.fromEntries(draw.many(0, 3, () => [key(draw), value(draw, depth + 1)]));
}

function value(draw: Draw, depth: number): unknown {
  switch (draw.below(depth > 4 ? 10 : 14)) {
    case 0:
      return draw.of([null, true, false, 0, 1, -1, 0.1, -2.5e-7, 1e21, 2 ** 53 - 1, 1.5e300, 5e-324, 1e100, -1e-7]);
    case 10:
    case 11:
      return draw.many(0, 3, () => value(draw, depth + 1));
    case 12:
    case 13:
      return mapping(draw, depth);
    default:
      return string(draw);
  }
}

function key(draw: Draw): string {
  return draw.below(200) ? string(draw) : string(draw).padEnd(1000 + draw.below(30), draw.of(['k', '"', ' x', 'é']));
}

function string(draw: Draw): string {
  switch (draw.below(10)) {
    case 0:
    case 1:
      return draw.of(ADVERSARIAL_STRINGS);
    case 2:
    case 3:
      return varied(draw, draw.of(ADVERSARIAL_STRINGS));
    case 4:
      return draw.many(1, 7, () => draw.of(NUMERALS)).join('');
    case 5:
      return `20${draw.below(100)}-${draw.many(1, 12, () => draw.of(OF_TIMES)).join('')}`;
    case 6:
      return draw.many(1, 6, () => draw.of(LINES)).join(draw.of(['\n', '\n', '\n\n', '\n '])) + draw.of(ENDINGS);
    default:
      return draw.many(0, 6, () => draw.of(PIECES)).join('');
  }
}

const NUMERALS = [...'01234567890+-..__eExXoObBaAfF::'];
const OF_TIMES = [...'0123456789-- ::TtZ+.,'];
const LINES = [
  'a',
  'two words',
  '',
  ' indented',
  '\ttabbed',
  'blank ',
  '# note',
  '- item',
  'key: value',
  '---',
  '%x',
  '"',
  "'",
  ' ',
];
const ENDINGS = ['', '', '\n', '\n\n', '\n ', ' ', '\t', ' \n', '\u001b'];
const PIECES = [
  ...' \n\t:#-?,[]{}&*!|>\'"%@`=~<.+_/\\0123456789abeinotxyzAENTXY$()^;',
  ...'\u007f\u0085\u00a0\u0080\u009f\u2028\u2029\ufeff\ufffe\uffff\u0000\u0007\b\v\f\r\u001b\u3000éλ漢😀\ufffd\u{1fffe}',
  ...[
    ': ',
    ' #',
    '- ',
    '? ',
    '---',
    '...',
    '<<',
    '\r\n',
    'null',
    'true',
    'word',
    'two words',
    'a long enough piece of text ',
    "''",
    '\\n',
    '\\',
  ],
];

/** With a character more, less, or another one. */
function varied(draw: Draw, text: string): string {
  const characters = [...text];
  const at = draw.below(characters.length + 1);
  characters.splice(at, draw.below(2), ...draw.many(0, 2, () => draw.of(draw.below(2) ? PIECES : NUMERALS)));
  return characters.join('');
}
