import { isAbsent, isObject, JsonObject, Path, pathText, valueAt } from '../manifest/json';
import { qualifiedNameFault, stringFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { keyViolation } from './parts/metadata';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: metadata.annotations of the object and of its pods
 * Allowed: keys NAME or PREFIX/NAME in upper or lower case, values that are strings, 256 KiB of both together
 */
export const validAnnotations: Rule = {
  id: 'valid-annotations',
  summary: 'annotations are what the API server takes',
  why: 'The API server refuses the object; most often a number or a boolean was not put in quotes.',
  severity: REFUSED,
  onlyWith: ['annotations'],
  check: (resource) => {
    const found = annotationViolations(resource, OWN);
    for (const { templatePath } of resource.pods) {
      if (templatePath.length > 0) {
        found.push(...annotationViolations(resource, [...templatePath, ...OWN]));
      }
    }
    return found;
  },
};

const OWN: Path = ['metadata', 'annotations'];

const LARGEST = 256 * 1024;

function annotationViolations(resource: Resource, path: Path): Violation[] {
  const annotations = valueAt(resource.manifest, path);
  if (isAbsent(annotations)) {
    return [];
  }
  const target = objectTarget(resource);
  if (!isObject(annotations)) {
    return [violation(target, path, 'must be a map of strings')];
  }
  const found: Violation[] = [];
  let length = 0;
  for (const key of Object.keys(annotations)) {
    const value = annotations[key];
    const keyFault = qualifiedNameFault(key.toLowerCase());
    if (keyFault) {
      found.push(keyViolation([...path, key], keyFault));
    }
    // null is read as an empty string
    const valueFault = isAbsent(value) ? undefined : stringFault(value);
    if (valueFault) {
      found.push(violation(target, [...path, key], valueFault));
    }
    length += key.length + (typeof value === 'string' ? value.length : 0);
  }
  // few have enough that it is worth counting bytes
  const bytes = length * MOST_BYTES > LARGEST ? bytesOf(annotations) : 0;
  if (bytes > LARGEST) {
    found.push({ message: `${pathText(path)} hold ${bytes} bytes; write at most ${LARGEST}`, path });
  }
  return found;
}

/** Of one unit of a string in UTF-8. */
const MOST_BYTES = 3;

function bytesOf(annotations: JsonObject): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    bytes += Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
  }
  return bytes;
}
