import { groupsServed, kindsOfGroup } from '../served-apis';

/** What roles name besides what the API server has addresses for: its authorizer is asked about these. */
const ASKED_ABOUT: Readonly<Record<string, readonly string[]>> = {
  '': ['groups', 'serviceaccounts', 'users'],
  'authentication.k8s.io': ['groups', 'nodes', 'serviceaccounts', 'uids', 'userextras', 'users'],
  'certificates.k8s.io': ['signers'],
};

/** The resources of a group that Kubernetes has, or once had, by itself. Without subresources. */
export function resourcesOf(group: string): ReadonlySet<string> {
  const known = KNOWN.get(group) ?? new Set([...kindsOfGroup(group).map(resourceOf), ...(ASKED_ABOUT[group] ?? [])]);
  KNOWN.set(group, known);
  return known;
}

const KNOWN = new Map<string, ReadonlySet<string>>();

/** The groups that have a resource. */
export function groupsOf(resource: string): string[] {
  return groupsServed().filter((group) => resourcesOf(group).has(resource));
}

/** What the API server calls the objects of one of its kinds: `networkpolicies`. */
export function resourceOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name === 'endpoints') {
    return name;
  }
  return /(?:s|x)$/.test(name) ? `${name}es` : `${name.replace(/y$/, 'ie')}s`;
}
