import { fieldOf, listIn, Path, stringIn, valueAt } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';

/** The kinds of the Gateway API that send requests to Services. */
export const ROUTE_KINDS: readonly string[] = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
  (kind) => `gateway.networking.k8s.io/${kind}`,
);

/** A Service that a route sends requests to. */
export interface RouteBackend {
  /** From the root of the route. */
  readonly path: Path;
  readonly service: string;
  readonly namespace: string | undefined;
  /** Its number, as it is written. */
  readonly port: unknown;
}

/** The backends of each rule, and those that it mirrors to, as far as they are Services. */
export function routeBackends({ manifest, namespace, spec }: Resource): RouteBackend[] {
  return backendPaths(spec).flatMap((path) => {
    const reference = valueAt(manifest, path);
    const service = stringIn(reference, 'name');
    const isService = !fieldOf(reference, 'group') && (fieldOf(reference, 'kind') ?? 'Service') === 'Service';
    return service === undefined || !isService
      ? []
      : [{ path, service, namespace: stringIn(reference, 'namespace') ?? namespace, port: fieldOf(reference, 'port') }];
  });
}

function backendPaths(spec: Resource['spec']): Path[] {
  return listIn(spec, 'rules').flatMap((rule, index): Path[] => {
    const base = ['spec', 'rules', index];
    return [
      ...listIn(rule, 'backendRefs').map((_, inner) => [...base, 'backendRefs', inner]),
      ...listIn(rule, 'filters').map((_, inner) => [...base, 'filters', inner, 'requestMirror', 'backendRef']),
    ];
  });
}
