import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { Backend, backendsOf, INGRESS_KINDS } from './parts/ingress/backends';
import { namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { hasPort, portsText, serviceExists } from './parts/references/services';
import { violation } from './parts/violation';

/**
 * Fields: Ingress: service of spec.defaultBackend and of the backend of each path
 * Allowed: Services of the app in the namespace and a port that they have, and Services that the posture lists as
 * existing; objects of other kinds are not judged, nor is the port that tells the controller of AWS to look elsewhere
 */
export const ingressTargetsService: Rule = {
  id: 'ingress-targets-service',
  summary: 'Ingresses send requests to Services and ports that exist',
  why: 'Requests for the path are answered with an error (503), as there is nobody behind it.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['dangling-ingress'], kubeScore: ['ingress-targets-service'], kubescape: ['C-0298'] },
  standards: { owasp: 'K07' },
  kinds: INGRESS_KINDS,
  wholeApp: true,
  check: (resource, context) =>
    backendsOf(context.app, resource).flatMap((backend) => faultsOf(resource, backend, context)),
};

const READ_FROM_ANNOTATION = 'use-annotation';

function faultsOf(resource: Resource, backend: Backend, context: Context): Violation[] {
  const { service, servicePath, port, portPath } = backend;
  const target = objectTarget(resource);
  const { namespace } = resource;
  if (port === READ_FROM_ANNOTATION) {
    return [];
  }
  const found = service ? context.app.find('/Service', namespace, service) : undefined;
  if (found) {
    return hasPort(found, port)
      ? []
      : [violation(target, portPath, `must be a port of Service "${found.name}", which has ${portsText(found)}`)];
  }
  return service && serviceExists(context, namespace, service)
    ? []
    : [
        violation(
          target,
          servicePath,
          `must be a Service that the app has in ${namespaceText(namespace)} or the posture lists as existing`,
        ),
      ];
}
