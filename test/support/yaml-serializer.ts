import { stringify } from 'yaml';

/** Prints lists of Kubernetes objects in snapshots as the YAML documents that they become. */
export function test(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => item?.apiVersion && item?.kind);
}

export function serialize(value: unknown[]): string {
  return value.map((item) => stringify(item, { lineWidth: 0 })).join('---\n');
}
