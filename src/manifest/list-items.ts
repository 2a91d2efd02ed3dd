import { isAbsent, isObject, JsonObject } from './json';

/**
 * The objects that a manifest stands for: the items of a `List`, and of the lists in it, or the one object that it is.
 * As kubectl does, items of a `PodList` that say nothing else are Pods.
 *
 * @param title what the manifest is called in messages
 * @throws if an item is no object
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
export function listItems(manifest: JsonObject, title: string): JsonObject[] {
  const { apiVersion, kind, items } = manifest;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) {
    return [manifest];
  }
  const type = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
  return items.flatMap((item: unknown, index) => {
    if (!isObject(item)) {
      throw new Error(`${title}: item ${index + 1} of the ${kind} is ${JSON.stringify(item ?? null)}, not an object`);
    }
    return listItems(isAbsent(item.kind) && isAbsent(item.apiVersion) ? { ...type, ...item, ...type } : item, title);
  });
}
