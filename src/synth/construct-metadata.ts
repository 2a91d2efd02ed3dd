import type { ApiObject, App } from 'cdk8s';

/** The file that `cdk8s synth` reads for its validations. */
export const CONSTRUCT_METADATA = 'construct-metadata.json';

/** Whether an app is to write it; the prop is kept private by cdk8s. */
export function recordsConstructMetadata(app: App): boolean {
  return (app as unknown as { readonly recordConstructMetadata?: boolean }).recordConstructMetadata === true;
}

/** The names of objects with the paths of their constructs. */
export function constructMetadata(objects: readonly ApiObject[]): string {
  const resources: { [name: string]: { path: string } } = {};
  for (const { name, node } of objects) {
    resources[name] = { path: node.path };
  }
  return JSON.stringify({ version: '1.0.0', resources });
}
