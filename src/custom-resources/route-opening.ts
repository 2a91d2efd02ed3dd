import type * as kplus from 'cdk8s-plus-28';
import { leadFromRoute } from '../connections/exposed-service';
import type { RouteBackend } from './route-backend';
import type { RouteParent } from './route-parent';

/** Lets those in to the workloads behind some Services who bring the requests of a route, as far as both are known. */
export function openRoute(
  route: kplus.Resource,
  parents: readonly RouteParent[],
  backends: readonly RouteBackend[],
): void {
  const through = new Set(parents.flatMap((parent) => parent._through ?? []));
  for (const { service, port } of backends.flatMap((backend) => backend._known ?? [])) {
    through.forEach((peer) => leadFromRoute(route, peer, service, port));
  }
}
