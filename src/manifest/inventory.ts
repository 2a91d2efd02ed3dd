import { fieldOf, isObject, JsonObject, objectIn } from './json';
import { Named } from './named';
import type { Pod } from './pod';
import type { Resource } from './resource';
import { labelsMatch, selectorMatches } from './selector';

/** A pod, and the object that makes it. */
export interface PodOfResource {
  readonly resource: Resource;
  readonly pod: Pod;
}

/** The namespace of an object that names none, as far as anybody can tell before it is applied. */
const DEFAULT_NAMESPACE = 'default';

const NONE: readonly never[] = Object.freeze([]);

/**
 * All objects of an app, found by kind, by name and by the labels of their pods without going through all of them. Where
 * an object names no namespace, it is taken to be in `default`.
 */
export class Inventory {
  private readonly byKind = new Map<string, Resource[]>();
  private readonly names = new Map<string, Named<Resource>>();
  private podIndexes: ReadonlyMap<string, PodIndex> | undefined;
  private allPods: readonly PodOfResource[] | undefined;
  private madePods: ReadonlyMap<Resource, readonly PodOfResource[]> | undefined;

  /** @param resources All of them; what does not say its apiVersion is of no kind, and is not found. */
  constructor(public readonly resources: readonly Resource[]) {
    for (const resource of resources) {
      if (resource.apiVersion !== '') {
        const { groupKind } = resource;
        const before = this.byKind.get(groupKind);
        if (before) {
          before.push(resource);
        } else {
          this.byKind.set(groupKind, [resource]);
        }
      }
    }
  }

  /** The objects of some kinds, `GROUP/KIND` each. */
  public ofKind(...groupKinds: readonly string[]): readonly Resource[] {
    return groupKinds.length === 1
      ? (this.byKind.get(groupKinds[0]) ?? NONE)
      : groupKinds.flatMap((groupKind) => this.byKind.get(groupKind) ?? []);
  }

  /** The first object of a kind with a name. What lives in no namespace is found without one. */
  public find(groupKind: string, namespace: string | undefined, name: string): Resource | undefined {
    let names = this.names.get(groupKind);
    if (!names) {
      names = namesOf(this.ofKind(groupKind)); // objects of most kinds are found by nobody
      this.names.set(groupKind, names);
    }
    return names.get(namespaceKey(namespace), name);
  }

  /** All pods, namespace by namespace. */
  public get pods(): readonly PodOfResource[] {
    this.allPods ??= [...this.podsByNamespace.values()].flatMap(({ pods }) => pods);
    return this.allPods;
  }

  /** The objects that make pods, and what each of them makes. */
  public get podsByResource(): ReadonlyMap<Resource, readonly PodOfResource[]> {
    this.madePods ??= groupByResource(this.pods);
    return this.madePods;
  }

  /** All pods of a namespace. */
  public podsIn(namespace: string | undefined): readonly PodOfResource[] {
    return this.podsByNamespace.get(namespaceKey(namespace))?.pods ?? NONE;
  }

  /** The pods of a namespace that have a label with a value: the same list at each call. */
  public podsWith(namespace: string | undefined, label: string, value: unknown): readonly PodOfResource[] {
    return this.podsByNamespace.get(namespaceKey(namespace))?.labelled(label, value) ?? NONE;
  }

  /** The pods of a namespace that a LabelSelector matches. An absent selector matches none, an empty one all. */
  public podsMatching(namespace: string | undefined, selector: unknown): readonly PodOfResource[] {
    if (!isObject(selector)) {
      return NONE;
    }
    const candidates = this.candidates(namespace, objectIn(selector, 'matchLabels') ?? {});
    return candidates.filter(({ pod }) => selectorMatches(selector, pod.labels));
  }

  /** The pods of a namespace that have all the given labels, as the selector of a Service demands. */
  public podsLabelled(namespace: string | undefined, labels: JsonObject): readonly PodOfResource[] {
    return this.candidates(namespace, labels).filter(({ pod }) => labelsMatch(labels, pod.labels));
  }

  /** The fewest pods among which all that have the labels are. */
  private candidates(namespace: string | undefined, labels: JsonObject): readonly PodOfResource[] {
    const index = this.podsByNamespace.get(namespaceKey(namespace));
    if (!index) {
      return NONE;
    }
    let fewest: readonly PodOfResource[] = index.pods;
    for (const key of Object.keys(labels)) {
      const found = index.labelled(key, fieldOf(labels, key));
      if (found.length < fewest.length) {
        fewest = found;
      }
    }
    return fewest;
  }

  private get podsByNamespace(): ReadonlyMap<string, PodIndex> {
    this.podIndexes ??= indexPods(this.resources);
    return this.podIndexes;
  }
}

/** What is worked out of all objects, once for each app and not once for each of its objects. */
export function oncePerApp<Value>(compute: (app: Inventory) => Value): (app: Inventory) => Value {
  const values = new WeakMap<Inventory, { readonly value: Value }>();
  return (app) => {
    let found = values.get(app);
    if (!found) {
      found = { value: compute(app) };
      values.set(app, found);
    }
    return found.value;
  };
}

/** What is worked out of an object and the app that it is in, once for all who ask. */
export function oncePerObject<Key extends object, Value extends object>(
  compute: (app: Inventory, key: Key) => Value,
): (app: Inventory, key: Key) => Value {
  const valuesOf = oncePerApp(() => new Map<Key, Value>());
  return (app, key) => {
    const values = valuesOf(app);
    let value = values.get(key);
    if (!value) {
      value = compute(app, key);
      values.set(key, value);
    }
    return value;
  };
}

/** Whether two objects are in one namespace. */
export function sameNamespace(left: string | undefined, right: string | undefined): boolean {
  return namespaceKey(left) === namespaceKey(right);
}

/** What is known while objects are looked at one by one. */
export const EMPTY_INVENTORY = new Inventory(NONE);

/** The pods of a namespace. */
class PodIndex {
  public readonly pods: PodOfResource[] = [];
  private readonly byLabel = new Map<string, ReadonlyMap<unknown, readonly PodOfResource[]>>();

  /** Those that have a label with a value. */
  public labelled(label: string, value: unknown): readonly PodOfResource[] {
    let byValue = this.byLabel.get(label);
    if (!byValue) {
      byValue = this.byValueOf(label); // pods have many labels, of which selectors name one or two
      this.byLabel.set(label, byValue);
    }
    return byValue.get(value) ?? NONE;
  }

  private byValueOf(label: string): ReadonlyMap<unknown, readonly PodOfResource[]> {
    const byValue = new Map<unknown, PodOfResource[]>();
    for (const found of this.pods) {
      const value = fieldOf(found.pod.labels, label);
      if (value !== undefined) {
        pushTo(byValue, value, found);
      }
    }
    return byValue;
  }
}

function indexPods(resources: readonly Resource[]): ReadonlyMap<string, PodIndex> {
  const indexes = new Map<string, PodIndex>();
  for (const resource of resources) {
    if (resource.apiVersion === '') {
      continue;
    }
    for (const pod of resource.pods) {
      const key = namespaceKey(resource.namespace);
      let index = indexes.get(key);
      if (!index) {
        index = new PodIndex();
        indexes.set(key, index);
      }
      index.pods.push({ resource, pod });
    }
  }
  return indexes;
}

function groupByResource(pods: readonly PodOfResource[]): ReadonlyMap<Resource, readonly PodOfResource[]> {
  const groups = new Map<Resource, PodOfResource[]>();
  for (const pod of pods) {
    pushTo(groups, pod.resource, pod);
  }
  return groups;
}

/** By name in each namespace; of several with one, the first. */
function namesOf(resources: readonly Resource[]): Named<Resource> {
  const names = new Named<Resource>();
  for (const resource of resources) {
    names.add(namespaceKey(resource.namespace), resource.name, resource);
  }
  return names;
}

function namespaceKey(namespace: string | undefined): string {
  return namespace || DEFAULT_NAMESPACE;
}

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) {
    list.push(item);
  } else {
    lists.set(key, [item]);
  }
}
