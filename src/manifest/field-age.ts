import { ApiField, ApiType } from './api-type';
import { isAbsent, isObject, JsonObject, Path } from './json';

/** A field that not every version of Kubernetes has, where somebody has written it. */
export interface AgedField {
  readonly path: Path;
  readonly since?: number;
  readonly until?: number;
}

/** The fields of an object that a minor version of Kubernetes does not have, although another one has them. */
export function fieldsOfOtherVersions(manifest: JsonObject, minor: number): AgedField[] {
  const found: AgedField[] = [];
  collect(manifest, ApiType.of(manifest), minor, [], found);
  return found;
}

/** @param path of the value; the same array all the way down */
function collect(
  value: unknown,
  type: ApiType | undefined,
  minor: number,
  path: (string | number)[],
  found: AgedField[],
): void {
  if (!type || !isObject(value)) {
    return;
  }
  for (const key of Object.keys(value)) {
    const field = type.field(key);
    if (field && !isAbsent(value[key])) {
      path.push(key);
      if (isKnown(field, minor)) {
        collectInside(value[key], field, minor, path, found);
      } else {
        found.push({ path: [...path], since: field.since, until: field.until });
      }
      path.pop();
    }
  }
}

function collectInside(
  value: unknown,
  { shape, type }: ApiField,
  minor: number,
  path: (string | number)[],
  found: AgedField[],
): void {
  if (!type || shape === 'value') {
    return collect(value, type, minor, path, found);
  }
  const items = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  for (const [key, item] of items) {
    path.push(key);
    collect(item, type, minor, path, found);
    path.pop();
  }
}

function isKnown({ since = 0, until = Infinity }: ApiField, minor: number): boolean {
  return since <= minor && minor <= until;
}
