import { oncePerObject } from '../../../manifest/inventory';
import { fieldOf, isAbsent, listIn, objectIn, Path, stringIn } from '../../../manifest/json';
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
export const backendsOf = oncePerObject((_, { apiVersion, spec }: Resource): readonly Backend[] => {
  const isOld = apiVersion !== 'networking.k8s.io/v1';
  const backendAt = isOld ? oldBackend : backend;
  const found: Backend[] = [];
  const defaultField = isOld ? 'backend' : 'defaultBackend';
  const usual = objectIn(spec, defaultField);
  if (usual && isOfService(usual)) {
    found.push(backendAt(usual, ['spec', defaultField]));
  }
  listIn(spec, 'rules').forEach((rule, index) => {
    listIn(objectIn(rule, 'http'), 'paths').forEach((path, inner) => {
      const written = fieldOf(path, 'backend');
      if (isOfService(written)) {
        found.push(backendAt(written, ['spec', 'rules', index, 'http', 'paths', inner, 'backend']));
      }
    });
  });
  return found;
});

function isOfService(written: unknown): boolean {
  return isAbsent(fieldOf(written, 'resource'));
}

function backend(written: unknown, path: Path): Backend {
  const service = objectIn(written, 'service');
  const port = objectIn(service, 'port');
  const name = stringIn(port, 'name');
  return {
    path,
    service: stringIn(service, 'name'),
    servicePath: [...path, 'service', 'name'],
    port: name ? name : numberOrText(fieldOf(port, 'number')),
    portPath: [...path, 'service', 'port', name ? 'name' : 'number'],
  };
}

function oldBackend(written: unknown, path: Path): Backend {
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
