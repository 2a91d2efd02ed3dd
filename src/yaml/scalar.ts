import { isPlainInCdk8s, isReadDifferently } from './plain';
import { doubleQuoted, needsEscapes, quoted } from './quotes';

/**
 * A string as a value.
 *
 * @param indentation what stands before each of its lines but the first
 * @throws Unwritable
 */
export function textOf(text: string, indentation: string): string {
  return text.includes('\n') ? linesOf(text, indentation) : lineOf(text);
}

/**
 * A string without line breaks: plain where every reader takes it for that string, in quotes otherwise.
 *
 * @throws Unwritable
 */
export function lineOf(text: string): string {
  if (USUAL.test(text) && !TAKEN.test(text)) {
    return text;
  }
  if (!needsEscapes(text)) {
    if (!isPlainInCdk8s(text)) {
      return quoted(text);
    }
    if (!isReadDifferently(text)) {
      return text;
    }
  }
  return doubleQuoted(text);
}

/**
 * A key, always on one line.
 *
 * @param isAtMargin whether it starts its line, where some begin another document
 * @throws Unwritable
 */
export function keyTextOf(key: string, isAtMargin: boolean): string {
  if (key.includes('\n')) {
    return doubleQuoted(key);
  }
  const line = lineOf(key);
  return isAtMargin && DOCUMENT_MARKER.test(line) ? quoted(key) : line;
}

/** Whether readers take a key only behind a `?`. */
export function isLongKey(key: string, isAtMargin: boolean): boolean {
  return key.length > SURELY_SHORT && keyTextOf(key, isAtMargin).length > LONGEST_KEY;
}

/** Of a key with its quotes and escapes. */
const LONGEST_KEY = 1024;

/** Keys that are not too long even if each character is escaped. */
const SURELY_SHORT = 170;

/**
 * A string of several lines, as a block where that keeps it.
 *
 * @param indentation what stands before each of its lines but the first
 * @throws Unwritable
 */
function linesOf(text: string, indentation: string): string {
  return fitsBlock(text) ? blockOf(text, indentation) : doubleQuoted(text, indentation);
}

/** At the end of a block, blanks are not told from indentation. */
function fitsBlock(text: string): boolean {
  return !needsEscapes(text) && !/\n[\t ]+$/.test(text) && !/^\s*$/.test(text);
}

/**
 * A string that is a whole document, which must not begin another one.
 *
 * @throws Unwritable
 */
export function documentOf(text: string): string {
  const isMarked = DOCUMENT_MARKER.test(text);
  const indentation = isMarked ? ' '.repeat(STEP) : '';
  if (!fitsBlock(text) || !(text.includes('\n') || (isMarked && isPlainInCdk8s(text)))) {
    return textOf(text, indentation);
  }
  // js-yaml takes no block there that is not indented, and readers count the indentation in different ways
  return isMarked && !/^\n*[\t ]/.test(text) ? blockOf(text, indentation) : doubleQuoted(text);
}

/** What begins or ends a document, where it starts a line. */
const DOCUMENT_MARKER = /^(?:%|---|\.\.\.)/m;

/** Most names, images, paths and words. */
const USUAL = /^[A-Za-z/_][\w./@-]*(?::[\w./@-]+)*$/;

/** Those of them that are other values of YAML 1.1. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null|e-?[0-9]+)$/i;

/** How far blocks are indented. */
const STEP = 2;

/** A literal block: its header, and the lines as they are. */
function blockOf(text: string, indentation: string): string {
  const [ending] = /(?<![\n\t ])[\n\t ]*$/.exec(text)!;
  const breakAt = ending.indexOf('\n');
  const chomping = breakAt < 0 ? '-' : breakAt < ending.length - 1 ? '+' : '';
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  const body = lines.map((line, index) => (line || index === 0 ? indentation + line : '')).join('\n');
  // readers cannot see from such a first line how far the block is indented, and Go's takes no tab there
  const indent = /^\n*[\t ]/.test(text) ? STEP : '';
  return `|${indent}${chomping}\n${body}`;
}
