const DEFAULT_NAMESPACE = 'default';

/** Whether a posture lists something as existing: by its name, or by its namespace and name where it lives in one. */
export function isListed(names: readonly string[] | undefined, name: string, namespace?: string): boolean {
  if (!names || names.length === 0) {
    return false;
  }
  const set = setOf(names);
  return set.has(name) || set.has(`${namespace || DEFAULT_NAMESPACE}/${name}`);
}

/** The names of one posture are asked for at every reference. */
const SETS = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(names: readonly string[]): ReadonlySet<string> {
  const set = SETS.get(names) ?? new Set(names);
  SETS.set(names, set);
  return set;
}

/** A namespace as messages name it. */
export function namespaceText(namespace: string | undefined): string {
  return `the namespace "${namespace || DEFAULT_NAMESPACE}"`;
}
