import type { Resource } from '../../manifest/resource';
import type { Target } from '../../policy/fixer';

/** A whole object, as what a violation or a fix is about. */
export function objectTarget(resource: Resource): Target {
  return { spec: resource.manifest, path: [] };
}
