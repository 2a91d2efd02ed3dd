import { listIn, Path, stringIn, valueAt } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { NO_SERVICE, serviceExists } from './parts/references/services';
import { violation } from './parts/violation';

/**
 * Fields: ValidatingWebhookConfiguration, MutatingWebhookConfiguration: clientConfig.service of each webhook;
 * CustomResourceDefinition: that of spec.conversion.webhook; APIService: spec.service
 * Allowed: Services of the app, and those that the posture lists as existing
 */
export const servicesExist: Rule = {
  id: 'services-exist',
  summary: 'the Services that the API server is to ask exist',
  why: 'The API server asks nobody: what the webhook judges is refused or let through unseen, and resources of the API are unknown.',
  severity: HYGIENE,
  kinds: [
    'admissionregistration.k8s.io/MutatingWebhookConfiguration',
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
    'apiextensions.k8s.io/CustomResourceDefinition',
    'apiregistration.k8s.io/APIService',
  ],
  wholeApp: true,
  check: (resource, context) =>
    pathsOf(resource)
      .filter((path) => isMissing(resource, path, context))
      .map((path) => violation(objectTarget(resource), [...path, 'name'], NO_SERVICE)),
};

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

function isMissing({ manifest }: Resource, path: Path, context: Context): boolean {
  const service = valueAt(manifest, path);
  const name = stringIn(service, 'name');
  return name !== undefined && !serviceExists(context, stringIn(service, 'namespace'), name);
}
