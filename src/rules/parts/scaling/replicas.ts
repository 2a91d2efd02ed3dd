import type { Inventory } from '../../../manifest/inventory';
import { fieldOf, isAbsent } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Context } from '../../../policy/context';
import { scalersOf } from './scaler';

/** Kinds whose pods are copies of each other, however many there are. */
export const REPLICATED_KINDS: readonly string[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'argoproj.io/Rollout',
  'extensions/Deployment',
];

/** How many pods an object runs at least; undefined where nobody says. */
export function fewestReplicas(resource: Resource, app: Inventory): number | undefined {
  const [scaler] = scalersOf(app, resource);
  return scaler ? scaler.fewest : writtenReplicas(resource);
}

/** What the object itself says. */
export function writtenReplicas({ spec }: Resource): number | undefined {
  const replicas = fieldOf(spec, 'replicas');
  return typeof replicas === 'number' ? replicas : undefined;
}

/**
 * Whether an object may run several pods at once. One that leaves the number out may: it is mostly left to an autoscaler
 * or to somebody who scales by hand.
 */
export function mayRunSeveral(resource: Resource, context: Context): boolean {
  return (
    isAbsent(resource.spec.replicas) ||
    (writtenReplicas(resource) ?? 0) > 1 ||
    scalersOf(context.app, resource).length > 0
  );
}
