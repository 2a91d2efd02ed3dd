import { fieldOf, isAbsent, listIn, Path, stringIn, valueAt } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
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
  kinds: ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
    (kind) => `gateway.networking.k8s.io/${kind}`,
  ),
  wholeApp: true,
  check: (resource, context) => backendPaths(resource).flatMap((path) => faultsOf(resource, path, context)),
};

function backendPaths({ spec }: Resource): Path[] {
  return listIn(spec, 'rules').flatMap((rule, index): Path[] => {
    const base = ['spec', 'rules', index];
    return [
      ...listIn(rule, 'backendRefs').map((_, inner) => [...base, 'backendRefs', inner]),
      ...listIn(rule, 'filters').map((_, inner) => [...base, 'filters', inner, 'requestMirror', 'backendRef']),
    ];
  });
}

function faultsOf(resource: Resource, path: Path, context: Context): Violation[] {
  const reference = valueAt(resource.manifest, path);
  const name = stringIn(reference, 'name');
  const isService = !fieldOf(reference, 'group') && (fieldOf(reference, 'kind') ?? 'Service') === 'Service';
  if (name === undefined || !isService) {
    return [];
  }
  const namespace = stringIn(reference, 'namespace') ?? resource.namespace;
  const target = objectTarget(resource);
  if (!serviceExists(context, namespace, name)) {
    return [violation(target, [...path, 'name'], NO_SERVICE)];
  }
  const service = context.app.find('/Service', namespace, name);
  const port = fieldOf(reference, 'port');
  return !service || isAbsent(port) || hasPort(service, port)
    ? []
    : [violation(target, [...path, 'port'], `must be a port of Service "${name}", which has ${portsText(service)}`)];
}
