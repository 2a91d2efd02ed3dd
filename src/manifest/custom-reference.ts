import type { ConfigurationKind, ConfigurationReference } from './configuration-reference';
import { isAbsent, isObject, JsonObject, Path, stringIn } from './json';

/** What fields are called that hold the name of a ConfigMap or a Secret together with a key, in the API and by its example. */
const HOLDERS: readonly (readonly [RegExp, ConfigurationKind])[] = [
  [/secret(?:key|target)?(?:ref)?s?$/i, 'Secret'],
  [/configMap(?:key)?(?:ref)?s?$/i, 'ConfigMap'],
];

/**
 * Where an object of a custom kind seems to name ConfigMaps and Secrets of its own namespace: `secretName`, and the `name`
 * in fields such as `secretRef`, `secretKeyRef` and `bearerTokenSecret`.
 */
export function customReferences(value: unknown, path: Path = []): ConfigurationReference[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => customReferences(item, [...path, index]));
  }
  return !isObject(value)
    ? []
    : Object.entries(value).flatMap(([key, child]) => [
        ...namesIn(value, key, child, [...path, key]),
        ...customReferences(child, [...path, key]),
      ]);
}

function namesIn(parent: JsonObject, key: string, child: unknown, path: Path): ConfigurationReference[] {
  if (key === 'secretName') {
    return referenceIn('Secret', parent, key, path);
  }
  const kind = HOLDERS.find(([pattern]) => pattern.test(key))?.[1];
  const holders: readonly (readonly [unknown, Path])[] = Array.isArray(child)
    ? child.map((item: unknown, index) => [item, [...path, index]] as const)
    : [[child, path]];
  return kind === undefined
    ? []
    : holders.flatMap(([holder, place]) =>
        isObject(holder) && isAbsent(holder.namespace) ? referenceIn(kind, holder, 'name', [...place, 'name']) : [],
      );
}

function referenceIn(kind: ConfigurationKind, parent: JsonObject, key: string, path: Path): ConfigurationReference[] {
  const name = stringIn(parent, key);
  return name ? [{ kind, name, parent, key, path }] : [];
}
