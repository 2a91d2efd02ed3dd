import type { ApiObject } from 'cdk8s';
import { isObject, JsonObject, Path, pathText } from '../manifest/json';

/**
 * Refuses numbers that are none, such as `Number(undefined)`: JSON has no word for them, and `null` is the default.
 *
 * @throws with the construct, the field and the value
 */
export function refuseNoNumbers(object: ApiObject, manifest: JsonObject): void {
  const found = noNumberIn(manifest);
  if (found) {
    throw new Error(
      `"${object.node.path}" has ${pathText(found.path)} ${found.value}, which is no number; write one, or leave it out`,
    );
  }
}

function noNumberIn(value: unknown): { readonly path: Path; readonly value: number } | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : { path: [], value };
  }
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(isObject(value) ? value : {});
  for (const [key, inner] of entries) {
    const found = noNumberIn(inner);
    if (found) {
      return { ...found, path: [key, ...found.path] };
    }
  }
  return undefined;
}
