import { deepStrictEqual } from 'node:assert';
import { isAbsent, isObject, JsonObject, objectIn, pathText, valueAt } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Change } from '../../src/policy/fixer';

/**
 * Asserts that objects are what their author wrote, with the recorded fields added and nothing else.
 *
 * @param written the objects as their author wrote them
 * @param rendered the same objects, in any order
 */
export function assertOnlyAdded(
  written: readonly JsonObject[],
  rendered: readonly JsonObject[],
  changes: readonly Change[],
): void {
  const expected = new Map(written.map((manifest) => [titleOf(manifest), withoutNulls(manifest) as JsonObject]));
  deepStrictEqual(rendered.map(titleOf).sort(), [...expected.keys()].sort());
  for (const { resource, path, value } of changes) {
    const manifest = expected.get(title(resource))!;
    if (!isAbsent(valueAt(manifest, path))) throw new Error(`${title(resource)}: ${pathText(path)} was written`);
    add(manifest, path, value);
  }
  for (const manifest of rendered) {
    const author = expected.get(titleOf(manifest))!;
    deepStrictEqual(withoutExemptions(manifest, author), author, titleOf(manifest));
  }
}

/** What scanners are told, which is no field of what runs. */
const EXEMPTION =
  /^(checkov\.io\/skip|ignore-check\.kube-linter\.io\/|kube-score\/ignore$|kubescape\.io\/skip-|polaris\.fairwinds\.com\/)/;

/** The same object without annotations for scanners that its author did not write. */
function withoutExemptions(manifest: JsonObject, author: JsonObject): JsonObject {
  const written = objectIn(objectIn(author, 'metadata'), 'annotations');
  const { annotations, ...metadata } = objectIn(manifest, 'metadata') ?? {};
  const kept = Object.entries(isObject(annotations) ? annotations : {}).filter(
    ([key]) => !EXEMPTION.test(key) || (written && key in written),
  );
  const left = kept.length > 0 || written ? { annotations: Object.fromEntries(kept) } : {};
  return { ...manifest, metadata: { ...metadata, ...left } };
}

function add(manifest: JsonObject, path: Change['path'], value: unknown): void {
  let parent: any = manifest;
  path.slice(0, -1).forEach((key, depth) => {
    parent[key] ??= typeof path[depth + 1] === 'number' ? [] : {};
    parent = parent[key];
  });
  parent[path[path.length - 1]] = structuredClone(value);
}

/** To Kubernetes, `null` is a field that was left out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([, child]) => !isAbsent(child));
  return Object.fromEntries(fields.map(([key, child]) => [key, withoutNulls(child)]));
}

function titleOf(manifest: JsonObject): string {
  return title(new Resource(manifest).id);
}

function title({ apiVersion, kind, namespace = '', name }: Change['resource']): string {
  return [apiVersion, kind, namespace, name].join(' ');
}
