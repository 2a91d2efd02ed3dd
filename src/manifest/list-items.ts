import { isAbsent, isObject, JsonObject, Path } from './json';

/** An item of a List, which may be no object, or an object by itself. */
export interface ListItem {
  readonly value: unknown;
  /** Where it stands, from the root of the outermost List. */
  readonly path: Path;
  /** The kind of the List that it stands in. */
  readonly list: string;
}

/**
 * What a manifest stands for: the items of a `List`, and of the lists in it, or the one object that it is. As kubectl
 * does, items of a `PodList` that say nothing else are Pods.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
export function itemsOf(manifest: JsonObject, path: Path = []): ListItem[] {
  if (!isList(manifest)) {
    return [{ value: manifest, path, list: '' }];
  }
  const { apiVersion, kind, items } = manifest;
  const type = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, index): ListItem[] => {
    const place = [...path, 'items', index];
    if (!isObject(item)) {
      return [{ value: item, path: place, list: kind }];
    }
    return itemsOf(isAbsent(item.kind) && isAbsent(item.apiVersion) ? { ...type, ...item, ...type } : item, place);
  });
}

/** A manifest that stands for others. */
interface List extends JsonObject {
  readonly kind: string;
  readonly items: readonly unknown[];
}

/** Whether a manifest stands for those in it. */
export function isList(manifest: JsonObject): manifest is List {
  const { kind } = manifest;
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(manifest.items);
}

/** What is wrong with an item that is no object. */
export function itemFault({ value, path, list }: ListItem): string {
  return `item ${Number(path[path.length - 1]) + 1} of the ${list} is ${JSON.stringify(value ?? null)}, not an object`;
}

/**
 * The objects that a manifest stands for.
 *
 * @param title what the manifest is called in messages
 * @throws if an item is no object
 */
export function listItems(manifest: JsonObject, title: string): JsonObject[] {
  return itemsOf(manifest).map((item) => {
    if (!isObject(item.value)) {
      throw new Error(`${title}: ${itemFault(item)}`);
    }
    return item.value;
  });
}
