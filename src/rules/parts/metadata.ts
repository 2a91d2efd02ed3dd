import { Path, pathText } from '../../manifest/json';
import type { Resource } from '../../manifest/resource';
import type { Violation } from '../../policy/rule';

/** Where the metadata of an object and of its pods stand. */
export function metadataPathsOf(resource: Resource): Path[] {
  const templates = resource.pods.filter(({ templatePath }) => templatePath.length > 0);
  return [['metadata'], ...templates.map(({ templatePath }) => [...templatePath, 'metadata'])];
}

/** A violation by the key of a label or annotation, whatever its value is. */
export function keyViolation(path: Path, fault: string): Violation {
  const key = path[path.length - 1];
  return { message: `the key "${key}" in ${pathText(path.slice(0, -1))} ${fault}`, path, seen: key };
}
