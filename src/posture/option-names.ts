import { isObject, JsonObject } from '../manifest/json';
import { closest } from '../rules/parts/closest';
import { valueText } from './value-text';

/** Below that, the beginning of a name says too little. */
const SHORTEST = 5;

/**
 * Refuses options that nobody would read: a slip would silently leave out what it was to say.
 *
 * @param subject what the options are of: `the posture "restricted"`
 * @throws if it is no object, or has other options, or one that is null
 */
export function checkOptionNames(subject: string, options: unknown, known: readonly string[]): void {
  if (!isFields(options)) {
    throw new Error(`the options of ${subject} are ${valueText(options)}; write an object, e.g. { ${known[0]}: ... }`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !known.includes(name)) {
      throw new Error(`${subject} has no option "${name}"; ${hint(name, known)}`);
    }
    if (value === null) {
      throw new Error(`${name} of ${subject} is null; write a value, or leave it out`);
    }
  }
}

/** Whether it is an object of fields. A Map is none: whatever is in it, nobody would see. */
export function isFields(value: unknown): value is JsonObject {
  return isObject(value) && !(Symbol.iterator in value);
}

function hint(name: string, known: readonly string[]): string {
  // singular and plural differ in their last letters
  const stem = name.slice(0, Math.max(SHORTEST, name.length - 2)).toLowerCase();
  const meant = closest(name, known) ?? known.find((other) => other.toLowerCase().startsWith(stem));
  return meant ? `did you mean "${meant}"?` : `it takes ${known.join(', ')}`;
}
