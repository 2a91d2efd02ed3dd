import { isAbsent } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { RouteBackend, ROUTE_KINDS, routeBackends } from './parts/ingress/routes';
import { objectTarget } from './parts/object-target';
import { hasPort, NO_SERVICE, portsText, serviceExists } from './parts/references/services';
import { violation } from './parts/violation';

/**
 * Fields: HTTPRoute, GRPCRoute, TCPRoute, TLSRoute, UDPRoute: backendRefs of each rule, and those that it mirrors to
 * Allowed: Services of the app and a port that they have, and Services that the posture lists as existing; objects of
 * other kinds are not judged
 */
export const gatewayRouteTargetsService: Rule = {
  id: 'gateway-route-targets-service',
  summary: 'routes send requests to Services and ports that exist',
  why: 'The gateway answers what the rule matches with an error (500), as there is nobody behind it.',
  severity: HYGIENE,
  scanners: { kubescape: ['C-0302'] },
  standards: { owasp: 'K07' },
  kinds: ROUTE_KINDS,
  onlyWith: ['backendRef', 'backendRefs'],
  wholeApp: true,
  check: (resource, context) => routeBackends(resource).flatMap((backend) => faultsOf(resource, backend, context)),
};

function faultsOf(
  resource: Resource,
  { path, service: name, namespace, port }: RouteBackend,
  context: Context,
): Violation[] {
  const target = objectTarget(resource);
  if (!serviceExists(context, namespace, name)) {
    return [violation(target, [...path, 'name'], NO_SERVICE)];
  }
  const service = context.app.find('/Service', namespace, name);
  return !service || isAbsent(port) || hasPort(service, port)
    ? []
    : [violation(target, [...path, 'port'], `must be a port of Service "${name}", which has ${portsText(service)}`)];
}
