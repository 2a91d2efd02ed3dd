import { listIn, objectIn, Path, stringIn, valueAt } from '../manifest/json';
import { dnsLabelFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: StatefulSet: metadata.name, spec.accessModes, spec.resources.requests.storage of spec.volumeClaimTemplates
 * Allowed: a name of its own for each, at least one access mode, and an amount of storage
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export const validClaimTemplates: Rule = {
  id: 'valid-claim-templates',
  summary: 'claim templates of StatefulSets make claims that the API server takes',
  why: 'The API server refuses the claims, so that none of the pods is created; and templates can never be changed.',
  severity: REFUSED,
  kinds: ['apps/StatefulSet'],
  onlyWith: ['volumeClaimTemplates'],
  check: (resource) => {
    const names = new Set<string>();
    return listIn(resource.spec, 'volumeClaimTemplates').flatMap((template, index) => {
      const path = ['spec', 'volumeClaimTemplates', index];
      const name = stringIn(objectIn(template, 'metadata'), 'name') ?? '';
      const fault = names.has(name) ? 'must not be that of another template' : dnsLabelFault(name);
      names.add(name);
      return [
        ...(fault ? [violation(objectTarget(resource), [...path, 'metadata', 'name'], fault)] : []),
        ...claimViolations(resource, objectIn(template, 'spec'), [...path, 'spec']),
      ];
    });
  },
};

function claimViolations(resource: Resource, claim: unknown, path: Path): Violation[] {
  const target = objectTarget(resource);
  return [
    ...(listIn(claim, 'accessModes').length > 0
      ? []
      : [violation(target, [...path, 'accessModes'], 'must name at least one, e.g. "ReadWriteOnce"')]),
    ...(valueAt(claim, ['resources', 'requests', 'storage'])
      ? []
      : [violation(target, [...path, 'resources', 'requests', 'storage'], 'must be an amount, e.g. "10Gi"')]),
  ];
}
