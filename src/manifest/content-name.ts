import { contentHash } from './configuration-content';
import { insertField, isAbsent, isObject, JsonObject, stringIn } from './json';

/** The annotation of an object that is named by its content, with the name that it has without. */
export const NAMED_BY_CONTENT = 'cdk8s-bulkhead/named-by-content';

/** As many letters of the hash as stand in a name. */
const DIGITS = 10;

/**
 * Names an object by its content, in place: its name gets a hash of everything that it says but for its metadata, and an
 * annotation keeps the name without.
 *
 * @param content the object with everything that will be in it
 * @param longest how long its name may become; what is too long is cut before the hash
 */
export function nameByContent(manifest: JsonObject, content: JsonObject, longest: number): void {
  const { metadata } = manifest;
  const name = stringIn(metadata, 'name');
  if (!isObject(metadata) || !name) {
    return; // there is nothing to put it behind, and the API server refuses the object
  }
  const room = longest - DIGITS - 1;
  metadata.name = `${name.slice(0, room).replace(/[-.]+$/, '')}-${contentHash(content).slice(0, DIGITS)}`;
  if (isAbsent(metadata.annotations)) {
    insertField(metadata, 'annotations', {});
  }
  if (isObject(metadata.annotations)) {
    insertField(metadata.annotations, NAMED_BY_CONTENT, name);
  }
}

/** The name of an object, without the hash of its content if it has one. */
export function nameWithoutHash(metadata: JsonObject): string {
  return stringIn(metadata.annotations, NAMED_BY_CONTENT) ?? stringIn(metadata, 'name') ?? '';
}
