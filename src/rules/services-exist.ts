import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { ASKING_KINDS, askedServices } from './parts/references/asked-services';
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
  kinds: ASKING_KINDS,
  onlyWith: ['service'],
  wholeApp: true,
  check: (resource, context) =>
    askedServices(resource)
      .filter(({ namespace, name }) => !serviceExists(context, namespace, name))
      .map(({ path }) => violation(objectTarget(resource), [...path, 'name'], NO_SERVICE)),
};
