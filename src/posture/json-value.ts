import { isObject, pathText } from '../manifest/json';
import { valueText } from './value-text';

/**
 * A copy of a value that a rule gives for a field. Optional fields of an object that are undefined are left out of it.
 *
 * @param subject what the message begins with: `the value of "spec.tty"`
 * @throws if a manifest cannot hold it
 */
export function jsonValue(subject: string, value: unknown): unknown {
  check(subject, value, [], []);
  // also undoes what stands in two places, which YAML would show as an anchor and an alias
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function check(subject: string, value: unknown, path: readonly (string | number)[], parents: readonly unknown[]): void {
  const place = path.length > 0 ? ` at ${pathText(path)}` : '';
  if (parents.includes(value)) {
    throw new Error(`${subject} holds itself${place}; write plain data`);
  }
  const nothing = path.length === 0 ? value === null || value === undefined : value === undefined;
  if (nothing || !(isScalar(value) || Array.isArray(value) || isPlainObject(value))) {
    throw new Error(
      `${subject} is ${valueText(value)}${place}; write text, a number, true, false, a list or an object`,
    );
  }
  const within = [...parents, value];
  if (Array.isArray(value)) {
    Array.from(value).forEach((item, index) => check(subject, item, [...path, index], within));
  } else if (isObject(value)) {
    for (const [key, field] of Object.entries(value)) {
      if (field !== undefined) {
        check(subject, field, [...path, key], within);
      }
    }
  }
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** Whether it is no Date, Map or instance of a class. It may come from another realm, as it does in tests by Jest. */
function isPlainObject(value: unknown): boolean {
  if (!isObject(value) || Object.prototype.toString.call(value) !== '[object Object]') {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
