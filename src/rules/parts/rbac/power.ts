import { ALL, RoleRule } from './role-rule';

/** What can be done to some resources: any of the verbs to any of them. */
export interface Grant {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Whether it means nothing in one namespace: the resources are in none. */
  readonly clusterWide?: boolean;
  /** Names that make it as dangerous as no names do. Elsewhere a rule that names its objects is as narrow as it can be. */
  readonly evenNamed?: (name: string) => boolean;
  /** The first minor version in which it is not enough any more. */
  readonly until?: number;
}

/** What an attacker can do who has one of the grants. */
export interface Power {
  /** As the end of `which takes in ...`. */
  readonly doing: string;
  readonly grants: readonly Grant[];
  /** Whether a role has to have all of the grants, and not any of them. */
  readonly takesAll?: boolean;
}

/** The part of a rule that a power is made of, as it is written. */
export interface Held {
  readonly verbs: readonly string[];
  readonly resources: readonly string[];
}

/** What a rule holds of a grant; undefined if nothing. A wildcard of all resources counts only where it is asked for. */
export function heldBy(rule: RoleRule, grant: Grant, withWildcard = false): Held | undefined {
  const { apiGroups, resources, verbs, resourceNames } = rule;
  if (!apiGroups.some((group) => group === ALL || grant.apiGroups.includes(group))) {
    return undefined;
  }
  if (resourceNames.length > 0 && !resourceNames.some((name) => grant.evenNamed?.(name))) {
    return undefined;
  }
  const held = {
    verbs: verbs.filter((verb) => verb === ALL || grant.verbs.includes(verb)),
    resources: resources.filter((resource) =>
      resource === ALL ? withWildcard : grant.resources.some((wanted) => covers(resource, wanted)),
    ),
  };
  return held.verbs.length > 0 && held.resources.length > 0 ? held : undefined;
}

function covers(resource: string, wanted: string): boolean {
  return resource === wanted || (resource.startsWith('*/') && wanted.endsWith(resource.slice(1)));
}
