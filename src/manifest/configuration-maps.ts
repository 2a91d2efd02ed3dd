import { isAbsent, JsonObject, objectIn } from './json';

/** The maps that hold the keys of a kind together: of a key in both, the API server takes one, or refuses the object. */
const MAPS: { readonly [kind: string]: readonly string[] } = {
  'v1/ConfigMap': ['data', 'binaryData'],
  'v1/Secret': ['data', 'stringData'],
};

/**
 * A ConfigMap or Secret without the keys that are laid over it in another of its maps, and any other object as it is.
 *
 * @throws if a key is laid over both
 */
export function withoutMovedKeys(manifest: JsonObject, overrides: JsonObject): JsonObject {
  const maps = MAPS[`${String(manifest.apiVersion)}/${String(manifest.kind)}`] ?? [];
  const written = maps.map((map) => keysIn(objectIn(overrides, map) ?? {}));
  const twice = written[0]?.find((key) => written[1].includes(key));
  if (twice !== undefined) {
    throw new Error(`the key "${twice}" is in ${maps.join(' and in ')}; write it in one of them`);
  }
  const result = { ...manifest };
  maps.forEach((map, index) => {
    const values = Object.entries(objectIn(manifest, map) ?? {});
    const kept = values.filter(([key]) => !written[1 - index].includes(key));
    if (kept.length === 0 && values.length > 0) {
      delete result[map];
    } else if (kept.length < values.length) {
      result[map] = Object.fromEntries(kept);
    }
  });
  return result;
}

function keysIn(values: JsonObject): string[] {
  return Object.keys(values).filter((key) => !isAbsent(values[key]));
}
