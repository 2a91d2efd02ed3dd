import { isDeepStrictEqual } from 'util';
import type { ApiObject, JsonPatch } from 'cdk8s';
import { applyOperation, escapePathComponent, JsonPatchError, Operation, unescapePathComponent } from 'fast-json-patch';
import { isObject, JsonObject } from '../manifest/json';
import { AmbiguousSpelling, placeOf, translated } from './patch-translation';
import type { Spelling } from './spelling';

/** An operation of a JSON patch, before anybody has looked at it. */
export interface WrittenOperation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The operation in a patch of cdk8s, whose class hides it. */
export function operationOf(patch: JsonPatch): WrittenOperation {
  return (patch as unknown as { _toJson(): WrittenOperation })._toJson();
}

/** How messages name a patch: `patch "replace /spec/replicas" on "shop/web/Resource"`. */
export function patchTitle({ op, path }: WrittenOperation, object: ApiObject): string {
  return `patch "${op} ${path}" on "${object.node.path}"`;
}

/** The keys of a JSON pointer. */
export function keysOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map(unescapePathComponent);
}

/**
 * Applies JSON patches to a manifest, in place where they do not replace it whole.
 *
 * @param spelling how the object's class spells fields, which patches may do too
 * @throws if a patch has nothing to act on, or says two things at once
 */
export function applyJsonPatches(
  manifest: JsonObject,
  patches: readonly JsonPatch[],
  object: ApiObject,
  spelling: Spelling | undefined,
): JsonObject {
  let document: unknown = manifest;
  const written = new Map<string, WrittenOperation>();
  for (const operation of patches.map(operationOf)) {
    try {
      const resolved = resolve(operation, document, spelling);
      contradict(resolved, operation, written);
      document = applyOperation(document, resolved as Operation, true).newDocument;
    } catch (error) {
      throw new Error(`${patchTitle(operation, object)} ${reasonOf(error)}`, { cause: error });
    }
  }
  if (!isObject(document)) {
    throw new Error(`the patches of "${object.node.path}" leave ${JSON.stringify(document)} where an object must be`);
  }
  return document;
}

/** A patch that cannot be applied. The message is the rest of the sentence that its title begins. */
class PatchFault extends Error {}

/** The operation in the API's names, on a value of its own. */
function resolve(operation: WrittenOperation, document: unknown, spelling: Spelling | undefined): WrittenOperation {
  const { op, path, from, value } = operation;
  const place = placeOf(spelling, document, checkedKeys(path));
  if (from !== undefined) {
    const source = placeOf(spelling, document, checkedKeys(from));
    checkPlace('replace', document, source.keys, `cannot take from ${from}`);
    checkPlace(op, document, place.keys);
    return { op, path: pointerOf(place.keys), from: pointerOf(source.keys) };
  }
  checkPlace(op, document, place.keys);
  if (op === 'remove') {
    return { op, path: pointerOf(place.keys) };
  }
  if (value === undefined) {
    throw new PatchFault('has no value');
  }
  return { op, path: pointerOf(place.keys), value: translated(spelling, place.own, value) };
}

function checkedKeys(pointer: unknown): string[] {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) {
    throw new PatchFault(`needs paths that start with "/", not ${JSON.stringify(pointer)}`);
  }
  const keys = keysOf(pointer);
  if (keys.includes('__proto__')) {
    throw new PatchFault('names "__proto__", which is no field');
  }
  return keys;
}

function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${escapePathComponent(key)}`).join('');
}

/** Checks that there is something at a place to act on, which fast-json-patch says less about than a user must know. */
function checkPlace(op: string, document: unknown, keys: readonly string[], problem = 'has nothing to act on'): void {
  let parent: unknown = document;
  for (const [depth, key] of keys.entries()) {
    const here = pointerOf(keys.slice(0, depth)) || 'the object';
    const creates = depth === keys.length - 1 && ['add', 'copy', 'move'].includes(op);
    if (Array.isArray(parent)) {
      const next: number = creates && key === '-' ? parent.length : /^(0|[1-9]\d*)$/.test(key) ? Number(key) : NaN;
      if (!(next < parent.length + (creates ? 1 : 0))) {
        const items = `${parent.length} item${parent.length === 1 ? '' : 's'}`;
        throw new PatchFault(`${problem}: ${here} is a list of ${items}, which has no index "${key}"`);
      }
      parent = parent[next];
    } else if (!isObject(parent)) {
      throw new PatchFault(`${problem}: ${here} is ${JSON.stringify(parent)}, which has no fields`);
    } else if (Object.hasOwn(parent, key)) {
      parent = parent[key];
    } else if (!creates) {
      const instead = op === 'replace' && depth === keys.length - 1 && problem.endsWith('act on');
      throw new PatchFault(`${problem}: ${here} has no field "${key}"${instead ? '; write JsonPatch.add' : ''}`);
    }
  }
}

/** Refuses a second value for a field that an earlier patch has set under another spelling: cdk8s obeys only one. */
function contradict(
  resolved: WrittenOperation,
  operation: WrittenOperation,
  written: Map<string, WrittenOperation>,
): void {
  if (resolved.value === undefined || resolved.op === 'test') {
    return;
  }
  const earlier = written.get(resolved.path);
  if (earlier && earlier.path !== operation.path && !isDeepStrictEqual(earlier.value, resolved.value)) {
    throw new PatchFault(`sets the same field as the patch of ${earlier.path}, to something else; write one of them`);
  }
  written.set(resolved.path, { ...operation, value: structuredClone(resolved.value) });
}

function reasonOf(error: unknown): string {
  if (error instanceof AmbiguousSpelling) {
    return `has ${error.message}`;
  }
  if (error instanceof JsonPatchError && (error.name as string) === 'TEST_OPERATION_FAILED') {
    return 'failed: the value there is another one';
  }
  return error instanceof Error ? error.message : String(error);
}
