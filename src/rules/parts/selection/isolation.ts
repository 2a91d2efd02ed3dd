import { Inventory, oncePerApp, PodOfResource } from '../../../manifest/inventory';
import { JsonObject, listIn, objectIn } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import { selectedPods } from './selected-pods';

export const NETWORK_POLICY = 'networking.k8s.io/NetworkPolicy';

/** The directions in which NetworkPolicies let a pod have only the traffic that they name. */
export interface Isolation {
  readonly ingress: boolean;
  readonly egress: boolean;
  /** Whether there is anything that they let it receive, and send. */
  readonly receives: boolean;
  readonly sends: boolean;
}

/** How a pod is isolated; undefined if no NetworkPolicy selects it. */
export function isolationOf(app: Inventory, pod: Pod): Isolation | undefined {
  return isolations(app).get(pod);
}

/** The pods that a NetworkPolicy isolates. An absent selector is an empty one, and selects all of its namespace. */
export function isolatedPods(
  app: Inventory,
  namespace: string | undefined,
  spec: JsonObject,
): readonly PodOfResource[] {
  return selectedPods(app, namespace, objectIn(spec, 'podSelector') ?? EVERY_POD);
}

const EVERY_POD = {};

const isolations = oncePerApp((app) => {
  const bySelection = new Map<readonly PodOfResource[], Isolation>();
  for (const { namespace, spec } of app.ofKind(NETWORK_POLICY)) {
    const pods = isolatedPods(app, namespace, spec);
    bySelection.set(pods, both(bySelection.get(pods), directionsOf(spec)));
  }
  const byPod = new Map<Pod, Isolation>();
  for (const [pods, isolation] of bySelection) {
    for (const { pod } of pods) {
      byPod.set(pod, both(byPod.get(pod), isolation));
    }
  }
  return byPod;
});

function both(left: Isolation | undefined, right: Isolation): Isolation {
  return left
    ? {
        ingress: left.ingress || right.ingress,
        egress: left.egress || right.egress,
        receives: left.receives || right.receives,
        sends: left.sends || right.sends,
      }
    : right;
}

/** As the API server fills them in: without `policyTypes`, ingress always, and egress if there are rules for it. */
function directionsOf(spec: JsonObject): Isolation {
  const types = listIn(spec, 'policyTypes');
  const [receives, sends] = [listIn(spec, 'ingress').length > 0, listIn(spec, 'egress').length > 0];
  return types.length > 0
    ? { ingress: types.includes('Ingress'), egress: types.includes('Egress'), receives, sends }
    : { ingress: true, egress: sends, receives, sends };
}
