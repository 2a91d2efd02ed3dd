import { isDeepStrictEqual } from 'util';
import type { ApiObject, JsonPatch } from 'cdk8s';
import { isAbsent, JsonObject } from '../manifest/json';
import { keysOf, operationOf, patchTitle, WrittenOperation } from './json-patches';
import { placeOf, translated } from './patch-translation';
import type { Spelling } from './spelling';

/**
 * The patches that cdk8s loses, as warnings. It applies them and then lets the generated class map the object, which
 * drops what its schema does not know: newer fields, the API's own spelling, quantities as strings.
 *
 * @param manifest what cdk8s has rendered
 */
export function lostPatches(
  manifest: JsonObject,
  patches: readonly JsonPatch[],
  object: ApiObject,
  spelling: Spelling,
): string[] {
  return patches
    .map(operationOf)
    .filter((operation) => isLost(operation, manifest, spelling))
    .map(
      (operation) =>
        `${patchTitle(operation, object)} is lost, as in cdk8s: the class of the object drops every field and ` +
        'value that it does not know; any posture but none and audit() keeps it',
    );
}

function isLost({ op, path, from, value }: WrittenOperation, manifest: JsonObject, spelling: Spelling): boolean {
  const { own, found } = placeOf(spelling, manifest, keysOf(path));
  switch (op) {
    case 'add':
    case 'replace': {
      const wanted = translated(spelling, own, value);
      return !own || !isDeepStrictEqual(asJson(spelling.mapped(own, asJson(value))), asJson(wanted));
    }
    case 'copy':
    case 'move':
      return !own || !placeOf(spelling, manifest, keysOf(from ?? '')).own;
    case 'remove':
      return !own && !isAbsent(found);
    default:
      return false;
  }
}

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
