import { Inventory, oncePerApp } from '../manifest/inventory';
import { objectIn, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { podsOfService, serviceSelectorOf } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Service: spec.selector
 * Allowed: labels of at least one pod of the app in the namespace. A Service without a selector needs Endpoints or an
 * EndpointSlice of the app that list where it leads to; one of type ExternalName leads elsewhere.
 */
export const serviceTargetsPod: Rule = {
  id: 'service-targets-pod',
  summary: 'Services select pods of the app',
  why: 'The Service has nobody to send requests to: connections to it are refused or time out.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['dangling-service'], kubeScore: ['service-targets-pod'], kubescape: ['C-0293'] },
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  wholeApp: true,
  check: (resource, context) => {
    if (resource.spec.type === 'ExternalName' || podsOfService(context.app, resource).length > 0) {
      return [];
    }
    const place = `pods that the app has in ${namespaceText(resource.namespace)}`;
    if (serviceSelectorOf(resource)) {
      return [violation(objectTarget(resource), ['spec', 'selector'], `must match the labels of ${place}`)];
    }
    return hasEndpoints(context.app, resource)
      ? []
      : [
          violation(
            objectTarget(resource),
            ['spec', 'selector'],
            `must be the labels of ${place}, or an EndpointSlice must list where the Service leads to`,
          ),
        ];
  },
};

const SLICE = 'discovery.k8s.io/EndpointSlice';
const SERVICE_OF_SLICE = 'kubernetes.io/service-name';

function hasEndpoints(app: Inventory, { namespace, name }: Resource): boolean {
  return app.find('/Endpoints', namespace, name) !== undefined || slices(app).has(`${namespace || 'default'}/${name}`);
}

const slices = oncePerApp(
  (app): ReadonlySet<string> =>
    new Set(
      app.ofKind(SLICE).map(({ namespace, metadata }) => {
        const service = stringIn(objectIn(metadata, 'labels'), SERVICE_OF_SLICE);
        return `${namespace || 'default'}/${service}`;
      }),
    ),
);
