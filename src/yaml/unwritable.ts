import { isObject, Path, pathText } from '../manifest/json';

/** Something in a document cannot be written; what and where is found by {@link whyUnwritable}. */
export class Unwritable extends Error {}

/** How many levels a document may have. What contains itself has more. */
export const MAX_DEPTH = 1000;

/** Whether an object is of no class, in whatever realm it was made. */
export function isPlainObject(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The message for the first value of a document that cannot be written. */
export function whyUnwritable(document: unknown): string {
  return reasonOf(document, []) ?? 'the document cannot be written as YAML';
}

function reasonOf(value: unknown, path: Path): string | undefined {
  const fault =
    faultOf(value) ?? (path.length > MAX_DEPTH ? 'lies too deep, or contains itself; take it apart' : undefined);
  if (fault) {
    return `${nameOf(path)} ${fault}`;
  }
  if (Array.isArray(value)) {
    return firstOf(value.length, (index) =>
      index in value
        ? reasonOf(value[index], [...path, index])
        : `${nameOf([...path, index])} is a hole in its list; write null, or leave the item out`,
    );
  }
  if (!isObject(value)) {
    return undefined;
  }
  const keys = Object.keys(value);
  return firstOf(keys.length, (index) => {
    const half = halfCharacterOf(keys[index]);
    return half ? `a key of ${nameOf(path)} ${half}` : reasonOf(value[keys[index]], [...path, keys[index]]);
  });
}

/** What is wrong with a value itself. */
function faultOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return halfCharacterOf(value);
    case 'number':
      return Number.isFinite(value) ? undefined : `is ${value}, which JSON does not have; write a number or a string`;
    case 'bigint':
      return `is the bigint ${value}, which JSON does not have; write a number or a string`;
    case 'function':
    case 'symbol':
      return `is a ${typeof value}, which JSON does not have; write its value`;
    case 'object':
      return value === null || Array.isArray(value) || isPlainObject(value)
        ? undefined
        : `is an instance of ${value.constructor?.name || 'a class'}, which JSON does not have; write a plain object`;
    default:
      return undefined;
  }
}

/** Halves of characters are no text. */
function halfCharacterOf(text: string): string | undefined {
  const half = /\p{Surrogate}/u.exec(text);
  return half ? `has ${JSON.stringify(half[0])}, which is half of a character; write whole ones` : undefined;
}

function firstOf(length: number, reasonAt: (index: number) => string | undefined): string | undefined {
  for (let index = 0; index < length; index++) {
    const reason = reasonAt(index);
    if (reason) {
      return reason;
    }
  }
  return undefined;
}

/** Of a path that goes on and on, the first steps. */
function nameOf(path: Path): string {
  const text = pathText(path.slice(0, 20));
  return text ? text + (path.length > 20 ? '...' : '') : 'the document';
}
