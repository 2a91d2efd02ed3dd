import { Inventory, oncePerApp } from '../../../manifest/inventory';
import { fieldOf, objectIn, stringIn } from '../../../manifest/json';
import { Named } from '../../../manifest/named';
import type { Resource } from '../../../manifest/resource';
import { namespaceName } from '../../../network/namespaces';

export const AUTOSCALER = 'autoscaling/HorizontalPodAutoscaler';
export const SCALED_OBJECT = 'keda.sh/ScaledObject';

/** An object that sets the replicas of another. */
export interface Scaler {
  readonly resource: Resource;
  /** The fewest pods there are while there are any. */
  readonly fewest: number;
}

/** What an autoscaler scales, by the names in its manifest. */
export interface ScaleTarget {
  readonly groupKind: string;
  readonly name: string;
}

/** The autoscalers of an object. */
export function scalersOf(app: Inventory, { groupKind, namespace, name }: Resource): readonly Scaler[] {
  return scalersIn(app).byTarget.get(groupKind)?.get(namespaceName(namespace), name) ?? NONE;
}

/** Whether two autoscalers scale the same object. */
export function isAnyScaledTwice(app: Inventory): boolean {
  return scalersIn(app).isAnyScaledTwice;
}

const NONE: readonly never[] = [];

const scalersIn = oncePerApp((app) => {
  const byTarget = new Map<string, Named<Scaler[]>>();
  let areTwo = false;
  for (const resource of app.ofKind(AUTOSCALER, SCALED_OBJECT)) {
    const { groupKind, name } = targetOf(resource);
    const namespace = namespaceName(resource.namespace);
    const ofKind = byTarget.get(groupKind) ?? new Named();
    byTarget.set(groupKind, ofKind);
    const scalers = ofKind.get(namespace, name) ?? [];
    scalers.push({ resource, fewest: fewestOf(resource) });
    ofKind.set(namespace, name, scalers);
    areTwo ||= scalers.length > 1;
  }
  return { byTarget, isAnyScaledTwice: areTwo };
});

/** The object that an autoscaler names. Only KEDA fills in what is left out. */
export function targetOf({ spec, groupKind }: Resource): ScaleTarget {
  const target = objectIn(spec, 'scaleTargetRef');
  const filled = groupKind === SCALED_OBJECT ? { apiVersion: 'apps/v1', kind: 'Deployment' } : undefined;
  const apiVersion = stringIn(target, 'apiVersion') ?? filled?.apiVersion ?? '';
  const kind = stringIn(target, 'kind') ?? filled?.kind ?? '';
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return { groupKind: `${group}/${kind}`, name: stringIn(target, 'name') ?? '' };
}

/** What an API server fills in for an autoscaler. */
const DEFAULT_FEWEST = 1;

function fewestOf({ spec, groupKind }: Resource): number {
  const written = fieldOf(spec, groupKind === SCALED_OBJECT ? 'minReplicaCount' : 'minReplicas');
  return typeof written === 'number' && written > 0 ? written : DEFAULT_FEWEST;
}
