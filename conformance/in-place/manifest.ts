import { isNamespaced } from '../../src/manifest/api-group';

/** An object as it is written. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** What tells objects apart. */
export function keyOf(manifest: Manifest): string {
  const { apiVersion, kind, metadata } = manifest;
  const namespace = isInNamespace(manifest) ? (metadata.namespace ?? 'default') : '';
  return [apiVersion, kind, namespace, metadata.name].join(' ');
}

export function isInNamespace({ apiVersion, kind }: Manifest): boolean {
  return isNamespaced(apiVersion.split('/').slice(0, -1).join('/'), kind) !== false;
}

/** A namespace with what a controller makes in it, which does not run beside a test server. */
export function namespaceNamed(name: string): Manifest[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } },
  ];
}
