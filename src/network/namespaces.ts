import { Inventory, oncePerApp } from '../manifest/inventory';
import { fieldOf, JsonObject, objectIn } from '../manifest/json';
import { selectorMatches } from '../manifest/selector';

/** The label that an API server sets on every namespace. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** What a namespace is called; objects without one are in `default`. */
export function namespaceName(namespace: string | undefined): string {
  return namespace || 'default';
}

/** The labels of a namespace. One that no object of the app makes has the label that the server sets, and no other. */
export function namespaceLabels(app: Inventory, namespace: string | undefined): JsonObject {
  const name = namespaceName(namespace);
  return { ...objectIn(made(app).get(name)?.metadata, 'labels'), [NAMESPACE_NAME]: name };
}

/** By name alone: a namespace that is written into a Namespace means nothing. */
const made = oncePerApp((app) => new Map(app.ofKind('/Namespace').map((resource) => [resource.name, resource])));

/** The namespaces with pods of the app that a LabelSelector matches. */
export function namespacesMatching(app: Inventory, selector: JsonObject): readonly string[] {
  const { all, byLabel } = inhabited(app);
  let fewest: readonly Inhabited[] = all;
  for (const [label, value] of Object.entries(objectIn(selector, 'matchLabels') ?? {})) {
    const found = byLabel.get(labelKey(label, value)) ?? [];
    fewest = found.length < fewest.length ? found : fewest;
  }
  return fewest.filter(({ labels }) => selectorMatches(selector, labels)).map(({ name }) => name);
}

interface Inhabited {
  readonly name: string;
  readonly labels: JsonObject;
}

const inhabited = oncePerApp((app) => {
  const names = new Set(
    app.resources.filter(({ pods }) => pods.length > 0).map(({ namespace }) => namespaceName(namespace)),
  );
  const all = [...names].map((name): Inhabited => ({ name, labels: namespaceLabels(app, name) }));
  const byLabel = new Map<string, Inhabited[]>();
  for (const namespace of all) {
    for (const label of Object.keys(namespace.labels)) {
      const key = labelKey(label, fieldOf(namespace.labels, label));
      const found = byLabel.get(key) ?? [];
      found.push(namespace);
      byLabel.set(key, found);
    }
  }
  return { all, byLabel };
});

function labelKey(label: string, value: unknown): string {
  return JSON.stringify([label, value]);
}
