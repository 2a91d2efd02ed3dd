import { Inventory, oncePerApp, oncePerObject, PodOfResource } from '../manifest/inventory';
import { fieldOf, isObject, JsonObject, listIn, objectIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';

type Pods = readonly PodOfResource[];

/** The pods of a namespace that a LabelSelector matches; looked up once for all objects with the same selector. */
export function selectedPods(app: Inventory, namespace: string | undefined, selector: unknown): Pods {
  if (!isObject(selector)) {
    return app.podsMatching(namespace, selector);
  }
  const label = onlyLabelOf(selector);
  if (label !== undefined) {
    return app.podsWith(namespace, label, fieldOf(selector.matchLabels, label));
  }
  const found = foundPods(app);
  const key = JSON.stringify([namespace, selector]);
  let pods = found.get(key);
  if (!pods) {
    pods = app.podsMatching(namespace, selector);
    found.set(key, pods);
  }
  return pods;
}

/** The one label that is all that a selector says, as most do. */
function onlyLabelOf(selector: JsonObject): string | undefined {
  const labels = Object.keys(objectIn(selector, 'matchLabels') ?? {});
  return labels.length === 1 && listIn(selector, 'matchExpressions').length === 0 ? labels[0] : undefined;
}

const foundPods = oncePerApp(() => new Map<string, Pods>());

/** The pods that a Service sends requests to. Without a selector it has none of its own. */
export const podsOfService = oncePerObject((app, service: Resource): Pods => {
  const labels = serviceSelectorOf(service);
  return labels ? selectedPods(app, service.namespace, { matchLabels: labels }) : NO_PODS;
});

const NO_PODS: Pods = [];

/** What a Service selects pods by; undefined where it selects none. */
export function serviceSelectorOf({ spec }: Resource): JsonObject | undefined {
  const labels = objectIn(spec, 'selector');
  return spec.type === 'ExternalName' || !labels || Object.keys(labels).length === 0 ? undefined : labels;
}

/** Objects that select the same pods. */
interface Group {
  readonly pods: Pods;
  readonly resources: Resource[];
}

/**
 * Which objects of a kind select each pod. Those with the same pods are kept together, so that many objects with one
 * selector take no more room than one.
 */
export function selectorIndex(
  kind: string,
  podsOf: (app: Inventory, resource: Resource) => Pods,
): (app: Inventory, pod: Pod) => readonly Resource[] {
  const indexOf = oncePerApp((app) => {
    const groups = new Map<Pods, Group>();
    for (const resource of app.ofKind(kind)) {
      const pods = podsOf(app, resource);
      const group = groups.get(pods) ?? { pods, resources: [] };
      group.resources.push(resource);
      groups.set(pods, group);
    }
    const byPod = new Map<Pod, Group[]>();
    for (const group of groups.values()) {
      for (const { pod } of group.pods) {
        const before = byPod.get(pod);
        if (before) {
          before.push(group);
        } else {
          byPod.set(pod, [group]);
        }
      }
    }
    return byPod;
  });
  return (app, pod) => {
    const groups = indexOf(app).get(pod);
    return groups ? groups.flatMap(({ resources }) => resources.slice(0, ENOUGH)) : NONE;
  };
}

const NONE: readonly Resource[] = [];

/** No message names more. */
const ENOUGH = 2;

/** The Services that send requests to a pod. */
export const servicesOf = selectorIndex('/Service', podsOfService);
