/** A field that takes one of a few words. */
export interface Choice {
  /** Where it stands; `*` is each item of a list. */
  readonly path: readonly string[];
  readonly allowed: readonly string[];
  /** Whether nothing fills it in where it is absent or empty; of items, whether the list must have one. */
  readonly required?: boolean;
}

export const ITEMS = '*';

/** A row of a table: `spec.ports.*.protocol`, and the words with spaces between. */
export function choice(path: string, allowed: string): Choice {
  return { path: path.split('.'), allowed: allowed.split(' ') };
}

/** The same for a field that must be written, or a list that must have items. An item must always be a word. */
export function requiredChoice(path: string, allowed: string): Choice {
  return { ...choice(path, allowed), required: true };
}
