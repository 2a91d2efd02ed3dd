import type { Resource } from '../../manifest/resource';

/** Kinds that others find by the labels of the object itself. */
const FOUND: ReadonlySet<string> = new Set(['/Pod', 'apps/ReplicaSet', 'extensions/ReplicaSet']);

/**
 * Whether a new label on the object can make it somebody else's: Services and policies select Pods, and a Deployment
 * takes over, and scales down, every ReplicaSet without an owner that its selector matches.
 */
export function isFoundByLabels({ groupKind }: Resource): boolean {
  return FOUND.has(groupKind);
}
