import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';

/**
 * Fields: the group of apiVersion, kind, metadata.namespace, metadata.name
 * Allowed: one object with the same four; the namespace counts as it is written
 */
export const uniqueObjects: Rule = {
  id: 'unique-objects',
  summary: 'no other object has the same kind, namespace and name',
  why: 'In the cluster they are one object: whichever is applied last replaces the other without a word.',
  severity: REFUSED,
  wholeApp: true,
  check: (resource, { app }) => {
    const first = firstObjects(app.resources).get(keyOf(resource));
    if (!first || first === resource || !resource.name || !resource.kind || isCopy(first, resource)) {
      return [];
    }
    const origins = `"${first.origin}" and again from "${resource.origin}"`;
    return [
      {
        message: `${resource.title} comes from ${origins}; remove one of them or give it another name`,
        path: ['metadata', 'name'],
        seen: resource.name,
      },
    ];
  },
};

/** A Namespace stands in each of the files that can be applied by themselves. Where it is the same, that does no harm. */
function isCopy(first: Resource, resource: Resource): boolean {
  return resource.groupKind === '/Namespace' && JSON.stringify(first.manifest) === JSON.stringify(resource.manifest);
}

// All rules of one evaluation are given the same list, so it is read once and not for each of its objects.
const FIRST_OBJECTS = new WeakMap<readonly Resource[], Map<string, Resource>>();

function firstObjects(resources: readonly Resource[]): Map<string, Resource> {
  let first = FIRST_OBJECTS.get(resources);
  if (!first) {
    first = new Map();
    for (const resource of resources) {
      const key = keyOf(resource);
      if (!first.has(key)) {
        first.set(key, resource);
      }
    }
    FIRST_OBJECTS.set(resources, first);
  }
  return first;
}

function keyOf({ groupKind, namespace, name }: Resource): string {
  return `${groupKind}\n${namespace ?? ''}\n${name}`;
}
