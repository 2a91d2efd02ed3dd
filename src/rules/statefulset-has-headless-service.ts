import { stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { podsOfService } from '../network/selected-pods';
import type { Context } from '../policy/context';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isListed, namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: StatefulSet: spec.serviceName; that Service: spec.clusterIP, spec.selector
 * Allowed: the name of a headless Service of the app in the namespace that selects the pods, or of one that the posture
 * lists as existing
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations
 */
export const statefulsetHasHeadlessService: Rule = {
  id: 'statefulset-has-headless-service',
  summary: 'StatefulSets name a headless Service of their pods',
  why: 'The pods get no DNS names of their own, like db-0.db, by which members of a cluster find each other.',
  severity: HYGIENE,
  scanners: { kubeScore: ['statefulset-has-servicename'] },
  kinds: ['apps/StatefulSet'],
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) => {
    const fault = faultOf(resource, context);
    return fault ? [violation(objectTarget(resource), ['spec', 'serviceName'], fault)] : [];
  },
};

function faultOf(resource: Resource, { app, parameters: { existing } }: Context): string | undefined {
  const { namespace, spec } = resource;
  const name = stringIn(spec, 'serviceName') ?? '';
  const service = app.find('/Service', namespace, name);
  if (!service) {
    return name && isListed(existing.services, name, namespace)
      ? undefined
      : `must be a headless Service that the app has in ${namespaceText(namespace)} or the posture lists as existing`;
  }
  if (service.spec.clusterIP !== 'None') {
    return 'must be a headless Service, one with clusterIP "None"';
  }
  return podsOfService(app, service).some((found) => found.resource === resource)
    ? undefined
    : 'must be a Service whose selector matches the labels of these pods';
}
