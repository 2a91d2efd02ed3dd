import { isObject, Path, pathText } from '../manifest/json';

/**
 * The values for a chart as text that Helm reads to exactly these. It is JSON, in which no string can be taken for
 * anything else.
 *
 * @throws if there is anything that JSON does not have, which would be lost or become something else
 */
export function valuesText(values: Readonly<Record<string, unknown>>): string {
  refuseOthers(values, ['values'], new Set());
  // YAML takes these only when they are escaped
  return JSON.stringify(values).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function refuseOthers(value: unknown, path: Path, above: ReadonlySet<unknown>): void {
  if (Array.isArray(value) || isPlain(value)) {
    if (above.has(value)) {
      throw new Error(`${pathText(path)} contains itself; write values without a cycle`);
    }
    const within = new Set([...above, value]);
    const entries: [string | number, unknown][] = Array.isArray(value)
      ? value.map((item, index) => [index, item])
      : Object.entries(value);
    entries.forEach(([key, field]) => refuseOthers(field, [...path, key], within));
    return;
  }
  const fault = faultOf(value);
  if (fault) {
    throw new Error(`${pathText(path)} is ${fault}, which Helm's values cannot hold; write plain data`);
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  const prototype: unknown = isObject(value) ? Object.getPrototypeOf(value) : undefined;
  return isObject(value) && (prototype === Object.prototype || prototype === null);
}

function faultOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      // half of a pair that stands for one character
      return /\p{Surrogate}/u.test(value) ? 'no text in Unicode' : undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : String(value);
    case 'boolean':
    case 'undefined':
      return undefined;
    case 'object':
      return value === null ? undefined : `of class ${value.constructor.name}`;
    default:
      return `a ${typeof value}`;
  }
}
