import { isObject, Path, valueAt } from '../../../manifest/json';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/** A field that names another object of the same namespace, or one that lives in none. */
export interface Reference {
  readonly target: Target;
  readonly path: Path;
  readonly name: string;
}

/** What a field names, unless its parent says that it may be missing. */
export function referenceAt(target: Target, path: Path): Reference[] {
  const name = valueAt(target.spec, path);
  const parent = valueAt(target.spec, path.slice(0, -1));
  return typeof name === 'string' && name !== '' && !(isObject(parent) && parent.optional === true)
    ? [{ target, path, name }]
    : [];
}

/** The same for one field of each item of a list. */
export function referencesIn(target: Target, list: Path, field: Path): Reference[] {
  const items = valueAt(target.spec, list);
  return Array.isArray(items) ? items.flatMap((_, index) => referenceAt(target, [...list, index, ...field])) : [];
}

/** The references to what is not there. */
export function missing(
  references: readonly Reference[],
  exists: (name: string) => boolean,
  fault: () => string,
): Violation[] {
  return references.filter(({ name }) => !exists(name)).map(({ target, path }) => violation(target, path, fault()));
}
