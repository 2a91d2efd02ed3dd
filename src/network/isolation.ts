import { Inventory, oncePerApp, oncePerObject, PodOfResource } from '../manifest/inventory';
import { fieldOf, isAbsent, listIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { labelSelectorOf } from './label-selector';
import { selectedPods } from './selected-pods';

export const NETWORK_POLICY = 'networking.k8s.io/NetworkPolicy';

/** What a pod sends or receives. */
export type Direction = 'ingress' | 'egress';

/** The directions in which NetworkPolicies let a pod have only the traffic that they name. */
export interface Isolation {
  readonly ingress: boolean;
  readonly egress: boolean;
  /** Whether there is anything that they let it receive, and send. */
  readonly receives: boolean;
  readonly sends: boolean;
}

/** NetworkPolicies that isolate the same pods. */
export interface PolicyGroup {
  readonly policies: readonly Resource[];
  /** By all of them together. */
  readonly isolation: Isolation;
}

/** How a pod is isolated; undefined if no NetworkPolicy selects it. */
export function isolationOf(app: Inventory, pod: Pod): Isolation | undefined {
  return selections(app).get(pod)?.isolation;
}

/** The NetworkPolicies that select a pod. */
export function policyGroupsOf(app: Inventory, pod: Pod): readonly PolicyGroup[] {
  return selections(app).get(pod)?.groups ?? NONE;
}

const NONE: readonly PolicyGroup[] = Object.freeze([]);

/** The pods that the selector of a NetworkPolicy names. An absent one is an empty one, and names all of its namespace. */
export const podsOfPolicy = oncePerObject((app, { spec, namespace }: Resource): readonly PodOfResource[] => {
  const written = fieldOf(spec, 'podSelector');
  return selectedPods(app, namespace, isAbsent(written) ? EVERY_POD : labelSelectorOf(written));
});

const EVERY_POD = {};

/** Whether a pod has the network of its node, where NetworkPolicies do not reach it. */
export function hasNodeNetwork(pod: Pod): boolean {
  return fieldOf(pod.spec, 'hostNetwork') === true;
}

/** As the API server fills them in: without `policyTypes`, ingress always, and egress if there are rules for it. */
export function isolatesIn(direction: Direction, { spec }: Resource): boolean {
  const types = fieldOf(spec, 'policyTypes');
  if (isAbsent(types) || (Array.isArray(types) && types.length === 0)) {
    return direction === 'ingress' || listIn(spec, 'egress').length > 0;
  }
  return Array.isArray(types) && types.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
}

/** What selects a pod. */
interface Selection {
  readonly groups: PolicyGroup[];
  /** By all of them together. */
  isolation: Isolation;
}

const selections = oncePerApp((app): ReadonlyMap<Pod, Selection> => {
  const byPods = new Map<readonly PodOfResource[], Resource[]>();
  for (const policy of app.ofKind(NETWORK_POLICY)) {
    const selected = podsOfPolicy(app, policy);
    const policies = byPods.get(selected);
    if (policies) {
      policies.push(policy);
    } else if (selected.length > 0) {
      byPods.set(selected, [policy]);
    }
  }
  const byPod = new Map<Pod, Selection>();
  for (const [selected, policies] of byPods) {
    const isolation = isolationBy(policies);
    const group = { policies, isolation };
    for (const { pod } of selected) {
      if (!hasNodeNetwork(pod)) {
        const before = byPod.get(pod);
        if (before) {
          before.groups.push(group);
          before.isolation = both(before.isolation, isolation);
        } else {
          byPod.set(pod, { groups: [group], isolation });
        }
      }
    }
  }
  return byPod;
});

function isolationBy(policies: readonly Resource[]): Isolation {
  return {
    ingress: policies.some((policy) => isolatesIn('ingress', policy)),
    egress: policies.some((policy) => isolatesIn('egress', policy)),
    receives: policies.some(({ spec }) => listIn(spec, 'ingress').length > 0),
    sends: policies.some(({ spec }) => listIn(spec, 'egress').length > 0),
  };
}

function both(left: Isolation, right: Isolation): Isolation {
  return {
    ingress: left.ingress || right.ingress,
    egress: left.egress || right.egress,
    receives: left.receives || right.receives,
    sends: left.sends || right.sends,
  };
}
