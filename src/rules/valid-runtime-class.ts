import { stringIn } from '../manifest/json';
import { dnsLabelFault } from '../manifest/name';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { overheadViolations } from './parts/quantities/overhead';
import { violation } from './parts/violation';

/**
 * Fields: RuntimeClass: handler, overhead
 * Allowed: lower-case letters, digits and dashes; amounts of what nodes have, none below 0. Of labels and tolerations,
 * other rules tell.
 */
export const validRuntimeClass: Rule = {
  id: 'valid-runtime-class',
  summary: 'runtime classes are what the API server takes',
  why: 'The API server refuses the class, and then each pod that names it.',
  severity: REFUSED,
  kinds: ['node.k8s.io/RuntimeClass'],
  check: (resource) => {
    const fault = dnsLabelFault(stringIn(resource.manifest, 'handler') ?? '');
    return [...(fault ? [violation(objectTarget(resource), ['handler'], fault)] : []), ...overheadViolations(resource)];
  },
};
