import { isBuiltInGroup } from '../../manifest/api-group';
import type { ApiLife } from './api-life';
import { CHANGING, LASTING } from './api-lives';

/** A kind in a version of its API, as objects write it. */
export interface ApiKind {
  readonly apiVersion: string;
  readonly kind: string;
}

const ALWAYS: ApiLife = {};

/** When each kind is served, by kind and API version. */
const LIVES = new Map<string, Map<string, ApiLife>>();
const VERSIONS = new Set<string>();
const GROUPS = new Set<string>();

for (const [apiVersion, kinds] of Object.entries(LASTING)) {
  for (const kind of kinds) {
    add(apiVersion, kind, ALWAYS);
  }
}
for (const [apiVersion, lives] of Object.entries(CHANGING)) {
  for (const [kind, life] of Object.entries(lives)) {
    add(apiVersion, kind, life);
  }
}

function add(apiVersion: string, kind: string, life: ApiLife): void {
  const versions = LIVES.get(kind) ?? new Map<string, ApiLife>();
  LIVES.set(kind, versions.set(apiVersion, life));
  VERSIONS.add(apiVersion);
  GROUPS.add(groupOf(apiVersion));
}

/** The group of an API version; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Whether the API server serves the group by itself, or did once, so that its kinds need no definition. */
export function isServedGroup(group: string): boolean {
  return GROUPS.has(group) || isBuiltInGroup(group);
}

/** Whether any version of Kubernetes had the API version. */
export function isKnownVersion(apiVersion: string): boolean {
  return VERSIONS.has(apiVersion);
}

/** Undefined where no version of Kubernetes had the kind there. */
export function lifeOf({ apiVersion, kind }: ApiKind): ApiLife | undefined {
  return LIVES.get(kind)?.get(apiVersion);
}

/** Whether a version of Kubernetes serves the kind, though it may be off by default. */
export function isServed(api: ApiKind, minor: number): boolean {
  const life = lifeOf(api);
  return life !== undefined && (life.since ?? minor) <= minor && minor <= (life.until ?? minor);
}

/** The API versions in which a version of Kubernetes serves the kind. */
export function versionsServing(kind: string, minor: number): string[] {
  return [...(LIVES.get(kind)?.keys() ?? [])].filter((apiVersion) => isServed({ apiVersion, kind }, minor));
}

/** All kinds that a version of Kubernetes serves in any API version. */
export function kindsServed(minor: number): string[] {
  return [...LIVES.keys()].filter((kind) => versionsServing(kind, minor).length > 0);
}

/** All kinds that any version of Kubernetes had in a group. */
export function kindsOfGroup(group: string): string[] {
  return [...LIVES].flatMap(([kind, versions]) =>
    [...versions.keys()].some((apiVersion) => groupOf(apiVersion) === group) ? [kind] : [],
  );
}

/** All groups that any version of Kubernetes had. */
export function groupsServed(): string[] {
  return [...GROUPS];
}
