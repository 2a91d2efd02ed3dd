import { isAbsent, isObject, Path, pathText, valueAt } from '../manifest/json';
import { qualifiedNameFault, stringFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { keyViolation, metadataPathsOf } from './parts/metadata';
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
  check: (resource) =>
    metadataPathsOf(resource).flatMap((path) => annotationViolations(resource, [...path, 'annotations'])),
};

const LARGEST = 256 * 1024;

function annotationViolations(resource: Resource, path: Path): Violation[] {
  const target = objectTarget(resource);
  const annotations = valueAt(resource.manifest, path);
  if (isAbsent(annotations)) {
    return [];
  }
  if (!isObject(annotations)) {
    return [violation(target, path, 'must be a map of strings')];
  }
  const found: Violation[] = [];
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    const keyFault = qualifiedNameFault(key.toLowerCase());
    if (keyFault) {
      found.push(keyViolation([...path, key], keyFault));
    }
    // null is read as an empty string
    const valueFault = isAbsent(value) ? undefined : stringFault(value);
    if (valueFault) {
      found.push(violation(target, [...path, key], valueFault));
    }
    bytes += Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
  }
  if (bytes > LARGEST) {
    found.push({ message: `${pathText(path)} hold ${bytes} bytes; write at most ${LARGEST}`, path });
  }
  return found;
}
