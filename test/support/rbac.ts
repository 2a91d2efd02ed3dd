import type { JsonObject } from '../../src/manifest/json';
import { object } from './objects';

const GROUP = 'rbac.authorization.k8s.io';
const VERSION = `${GROUP}/v1`;

export function clusterRole(...rules: readonly unknown[]): JsonObject {
  return object(VERSION, 'ClusterRole', { rules });
}

export function role(...rules: readonly unknown[]): JsonObject {
  return object(VERSION, 'Role', { metadata: { name: 'web', namespace: 'shop' }, rules });
}

export function systemRole(...rules: readonly unknown[]): JsonObject {
  return object(VERSION, 'Role', { metadata: { name: 'web', namespace: 'kube-system' }, rules });
}

/** A rule of a role: `grant('', 'secrets', 'get', 'list')`. */
export function grant(apiGroup: string, resource: string, ...verbs: readonly string[]): JsonObject {
  return { apiGroups: [apiGroup], resources: [resource], verbs };
}

/** The same for the objects of some names. */
export function named(rule: JsonObject, ...resourceNames: readonly string[]): JsonObject {
  return { ...rule, resourceNames };
}

export const EVERYTHING = grant('*', '*', '*');

export const ACCOUNT: JsonObject = { kind: 'ServiceAccount', name: 'web', namespace: 'shop' };

export function group(name: string): JsonObject {
  return { apiGroup: GROUP, kind: 'Group', name };
}

export function user(name: string): JsonObject {
  return { apiGroup: GROUP, kind: 'User', name };
}

/** A ClusterRoleBinding of a ClusterRole. */
export function clusterBinding(name: string, ...subjects: readonly unknown[]): JsonObject {
  return object(VERSION, 'ClusterRoleBinding', { roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name }, subjects });
}

/** A RoleBinding in the namespace `shop`. */
export function binding(kind: 'ClusterRole' | 'Role', name: string, ...subjects: readonly unknown[]): JsonObject {
  return object(VERSION, 'RoleBinding', {
    metadata: { name: 'web', namespace: 'shop' },
    roleRef: { apiGroup: GROUP, kind, name },
    subjects,
  });
}
