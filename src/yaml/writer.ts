import type { JsonObject } from '../manifest/json';
import { KnownLines } from './known-lines';
import { documentOf, isLongKey, keyTextOf, lineOf, textOf } from './scalar';
import { isPlainObject, MAX_DEPTH, Unwritable, whyUnwritable } from './unwritable';

/**
 * A JSON value as a document of block style YAML that ends in a line break: laid out as cdk8s does it, and with quotes
 * and escapes wherever `yaml`, js-yaml, PyYAML, Go's packages or kubectl would read something else without them.
 *
 * What stands in it twice is written twice, and undefined as null.
 *
 * @throws Error that names the field which JSON or YAML cannot hold: NaN, a function, an instance of a class, a hole in a
 *   list, half of a character; more than 1000 levels, as there are where a value contains itself
 */
export function writeYaml(document: unknown): string {
  try {
    return rootOf(document);
  } catch (error) {
    throw error instanceof Unwritable ? new Error(whyUnwritable(document)) : error;
  }
}

function rootOf(document: unknown): string {
  if (document === undefined) {
    return '\n'; // no document, as in cdk8s
  }
  if (typeof document === 'string') {
    return `${documentOf(document)}\n`;
  }
  const text = valueOf(document, 0, '');
  return text.startsWith(' ') ? text.slice(1) : text;
}

/** What stands before the first item or field: nothing, a blank to stay on the line that has begun, or a line break. */
type Lead = '' | ' ' | '\n';

/**
 * A value behind its key or the dash of its item: from the blank or the line break there to that at its own end.
 *
 * @param depth of the lines that it may have
 */
function valueOf(value: unknown, depth: number, lead: Lead): string {
  switch (typeof value) {
    case 'string':
      return value.includes('\n') ? ` ${textOf(value, indentationOf(depth))}\n` : STRINGS.of(value);
    case 'number':
      return ` ${numberOf(value)}\n`;
    case 'boolean':
      return value ? ' true\n' : ' false\n';
    case 'undefined':
      return ' null\n';
    case 'object':
      if (value === null) {
        return ' null\n';
      }
      return Array.isArray(value) ? sequenceOf(value, depth, lead) : mappingOf(value as JsonObject, depth, lead);
    default:
      throw new Unwritable();
  }
}

function sequenceOf(items: readonly unknown[], depth: number, lead: Lead): string {
  if (items.length === 0) {
    return ' []\n';
  }
  const dash = `${indentationOf(depth)}-`;
  let text: string = lead;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === undefined && !(index in items)) {
      throw new Unwritable();
    }
    text += (index === 0 && lead === ' ' ? '-' : dash) + valueOf(item, depth + 1, ' ');
  }
  return text;
}

function mappingOf(mapping: JsonObject, depth: number, lead: Lead): string {
  if (!isPlainObject(mapping)) {
    throw new Unwritable();
  }
  const keys = Object.keys(mapping);
  if (keys.length === 0) {
    return ' {}\n';
  }
  const lines = keysAt(depth);
  let text: string = lead;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    const value = mapping[key];
    const isInline = index === 0 && lead === ' ';
    if (isLongKey(key, depth === 0)) {
      const indentation = indentationOf(depth);
      text += `${isInline ? '' : indentation}? ${keyTextOf(key, depth === 0)}\n${indentation}:`;
      text += valueOf(value, depth + 1, ' ');
    } else {
      text += (isInline ? INLINE_KEYS : lines).of(key) + valueOf(value, depth + 1, '\n');
    }
  }
  return text;
}

/** Strings of one line, behind a key or dash. */
const STRINGS = new KnownLines((text) => ` ${lineOf(text)}\n`);

/** Keys on the line of a dash. */
const INLINE_KEYS = new KnownLines((key) => `${keyTextOf(key, false)}:`);

/** Keys on lines of their own, by depth. */
const KEYS: KnownLines[] = [];

function keysAt(depth: number): KnownLines {
  const indentation = indentationOf(depth);
  return (KEYS[depth] ??= new KnownLines((key) => `${indentation}${keyTextOf(key, depth === 0)}:`));
}

/** PyYAML needs a fraction to see a number in one with an exponent. */
function numberOf(value: number): string {
  if (Number.isSafeInteger(value)) {
    return `${value}`;
  }
  if (!Number.isFinite(value)) {
    throw new Unwritable();
  }
  return `${value}`.replace(/^(-?[0-9]+)e/, '$1.0e');
}

const INDENTATIONS = [''];

function indentationOf(depth: number): string {
  if (depth > MAX_DEPTH) {
    throw new Unwritable();
  }
  return (INDENTATIONS[depth] ??= `${indentationOf(depth - 1)}  `);
}
