import { inspect, types } from 'util';

const LONGEST = 100;

/** A value that somebody gave us, as a message shows it. It may be anything, also what JSON cannot say. */
export function valueText(value: unknown): string {
  if (types.isPromise(value)) {
    return 'a Promise'; // it would be shown with what Node.js notes on it
  }
  if (typeof value === 'function') {
    return `the function ${value.name || 'without a name'}`;
  }
  const text = asJson(value) ?? inspect(value, { depth: 1, breakLength: Infinity, compact: true });
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

function asJson(value: unknown): string | undefined {
  const isPlain = typeof value === 'string' || typeof value === 'boolean' || value === null || Array.isArray(value);
  if (!isPlain && Object.prototype.toString.call(value) !== '[object Object]') {
    return undefined; // a Date would look like a string, NaN like null
  }
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // it holds itself or a BigInt, which inspect can show
  }
}
