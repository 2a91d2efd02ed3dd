import { fieldOf, listIn, Path, stringIn, valueAt } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';

/** The kinds of objects by which the API server asks Services of an app. */
export const ASKING_KINDS: readonly string[] = [
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
];

/** A Service that the API server asks. */
export interface AskedService {
  /** From the root of the object. */
  readonly path: Path;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Its number; HTTPS where none is written. */
  readonly port: number;
}

/** The Services that an object has the API server ask. */
export function askedServices(resource: Resource): AskedService[] {
  return pathsOf(resource).flatMap((path) => {
    const written = valueAt(resource.manifest, path);
    const name = stringIn(written, 'name');
    const port = fieldOf(written, 'port');
    return name === undefined
      ? []
      : [{ path, name, namespace: stringIn(written, 'namespace'), port: typeof port === 'number' ? port : HTTPS }];
  });
}

const HTTPS = 443;

function pathsOf({ kind, manifest }: Resource): Path[] {
  switch (kind) {
    case 'APIService':
      return [['spec', 'service']];
    case 'CustomResourceDefinition':
      return [['spec', 'conversion', 'webhook', 'clientConfig', 'service']];
    default:
      return listIn(manifest, 'webhooks').map((_, index) => ['webhooks', index, 'clientConfig', 'service']);
  }
}
