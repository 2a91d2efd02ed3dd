import { podsOfService } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

/**
 * Fields: Service: spec.selector
 * Allowed: labels that only the pods of one object have. A headless Service may be there to find the pods of several.
 */
export const serviceSelectsOneWorkload: Rule = {
  id: 'service-selects-one-workload',
  summary: 'Services send requests to the pods of one workload',
  why: 'A share of the requests goes to pods of another workload, which answer wrongly or not at all; unless both are versions of one, as in a canary.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  onlyWith: ['selector'],
  wholeApp: true,
  check: (resource, context) => {
    const pods = podsOfService(context.app, resource);
    const [first] = pods;
    const other = pods.length < 2 ? undefined : pods.find((one) => one.resource !== first.resource)?.resource;
    if (!other || resource.spec.clusterIP === 'None') {
      return [];
    }
    const workload = `${first.resource.kind} "${first.resource.name}"`;
    const message = `spec.selector also matches the pods of ${other.kind} "${other.name}"; write a label that only those of ${workload} have`;
    return [statement(objectTarget(resource), ['spec', 'selector'], message)];
  },
};
