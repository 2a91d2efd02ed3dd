import { ApiField, ApiType } from './api-type';
import { fieldOf, isAbsent, isObject, JsonObject, Path } from './json';

/** A field that not every version of Kubernetes has, where somebody has written it. */
export interface AgedField {
  readonly path: Path;
  readonly since?: number;
  readonly until?: number;
}

/** The fields of an object that a minor version of Kubernetes does not have, although another one has them. */
export function fieldsOfOtherVersions(manifest: JsonObject, minor: number): AgedField[] {
  const found: AgedField[] = [];
  const type = ApiType.of(manifest);
  if (holdsOthers(manifest, type, minor)) {
    collect(manifest, type, minor, [], found);
  }
  return found;
}

/** A field that a version does not have, or below which there may be one. */
interface WatchedField {
  readonly field: ApiField;
  readonly isKnown: boolean;
  /** What to watch below it. */
  readonly type?: ApiType;
}

/** Whether an object has any such field. Nearly none has, and only few fields of each lead there. */
function holdsOthers(value: unknown, type: ApiType, minor: number): boolean {
  for (const watched of watchedFields(type, minor)) {
    const inner = fieldOf(value, watched.field.name);
    if (!isAbsent(inner) && (!watched.isKnown || holdsOthersInside(inner, watched, minor))) {
      return true;
    }
  }
  return false;
}

function holdsOthersInside(value: unknown, { field, type }: WatchedField, minor: number): boolean {
  if (!type) {
    return false;
  }
  if (field.shape === 'value') {
    return holdsOthers(value, type, minor);
  }
  if (Array.isArray(value)) {
    return value.some((item) => holdsOthers(item, type, minor));
  }
  return isObject(value) && Object.values(value).some((item) => holdsOthers(item, type, minor));
}

const WATCHED = new WeakMap<ApiType, Map<number, readonly WatchedField[]>>();

function watchedFields(type: ApiType, minor: number): readonly WatchedField[] {
  let known = WATCHED.get(type);
  if (!known) {
    known = new Map();
    WATCHED.set(type, known);
  }
  let found = known.get(minor);
  if (!found) {
    found = type.all
      .map((field): WatchedField => {
        const leads = field.type && leadsToOthers(field.type, minor, new Set());
        return { field, isKnown: isKnown(field, minor), type: leads ? field.type : undefined };
      })
      .filter((watched) => !watched.isKnown || watched.type);
    known.set(minor, found);
  }
  return found;
}

/** @param seen types that hold themselves are looked at once */
function leadsToOthers(type: ApiType, minor: number, seen: Set<ApiType>): boolean {
  if (seen.has(type)) {
    return false;
  }
  seen.add(type);
  return type.all.some(
    (field) => !isKnown(field, minor) || (field.type !== undefined && leadsToOthers(field.type, minor, seen)),
  );
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
