import { oncePerApp } from '../manifest/inventory';
import { Named } from '../manifest/named';
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
  holdsThroughout: ({ app }) => firstOfTaken(app).size === 0,
  check: (resource, { app }) => {
    const first = firstOfTaken(app).get(resource);
    if (!first || !resource.name || !resource.kind || isCopy(first, resource)) {
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

/** The objects whose key another has before them, and which. */
const firstOfTaken = oncePerApp((app): ReadonlyMap<Resource, Resource> => {
  const first = new Map<string, Named<Resource>>();
  const taken = new Map<Resource, Resource>();
  for (const resource of app.resources) {
    const { groupKind, namespace = '', name } = resource;
    const ofKind = first.get(groupKind) ?? new Named();
    const other = ofKind.get(namespace, name);
    if (other) {
      taken.set(resource, other);
    } else {
      ofKind.set(namespace, name, resource);
      first.set(groupKind, ofKind);
    }
  }
  return taken;
});
