import { fieldOf, isAbsent, isObject, listIn, objectIn, Path, stringIn, valueAt } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';

export const INGRESS_KINDS: readonly string[] = ['extensions/Ingress', 'networking.k8s.io/Ingress'];

/** Where an Ingress sends requests to. */
export interface Backend {
  /** From the root of the Ingress. */
  readonly path: Path;
  /** The name of the Service; undefined where there is none. */
  readonly service: string | undefined;
  readonly servicePath: Path;
  /** Its name or number; undefined where it is not written. */
  readonly port: string | number | undefined;
  readonly portPath: Path;
}

/** The backends of an Ingress that are no objects of other kinds. The older versions write them in another way. */
export function backendsOf(resource: Resource): Backend[] {
  const { apiVersion, manifest, spec } = resource;
  const paths = listIn(spec, 'rules').flatMap((rule, index) =>
    listIn(objectIn(rule, 'http'), 'paths').map((_, inner) => [
      ...['spec', 'rules', index, 'http', 'paths', inner, 'backend'],
    ]),
  );
  const isOld = apiVersion !== 'networking.k8s.io/v1';
  const defaultPath = ['spec', isOld ? 'backend' : 'defaultBackend'];
  return [...(isObject(valueAt(manifest, defaultPath)) ? [defaultPath] : []), ...paths]
    .filter((path) => isAbsent(fieldOf(valueAt(manifest, path), 'resource')))
    .map((path) => (isOld ? oldBackend(manifest, path) : backend(manifest, path)));
}

function backend(manifest: unknown, path: Path): Backend {
  const servicePath = [...path, 'service', 'name'];
  const portPath = [...path, 'service', 'port'];
  const service = objectIn(valueAt(manifest, path), 'service');
  const port = objectIn(service, 'port');
  const name = stringIn(port, 'name');
  return {
    path,
    service: stringIn(service, 'name'),
    servicePath,
    port: name ? name : numberOrText(fieldOf(port, 'number')),
    portPath: [...portPath, name ? 'name' : 'number'],
  };
}

function oldBackend(manifest: unknown, path: Path): Backend {
  const written = valueAt(manifest, path);
  return {
    path,
    service: stringIn(written, 'serviceName'),
    servicePath: [...path, 'serviceName'],
    port: numberOrText(fieldOf(written, 'servicePort')),
    portPath: [...path, 'servicePort'],
  };
}

function numberOrText(port: unknown): string | number | undefined {
  return typeof port === 'number' || typeof port === 'string' ? port : undefined;
}
