import { isBuiltInGroup } from '../manifest/api-group';
import { listIn, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: apiVersion, kind; pods of built-in kinds: containers
 * Allowed: a version and a kind, since no other rule applies to what nobody knows; at least one container
 */
export const validObjectType: Rule = {
  id: 'valid-object-type',
  summary: 'the object says what it is, and what makes pods has containers',
  why: 'Without a version and a kind nobody can tell what the object is, and a pod without containers is refused.',
  severity: REFUSED,
  check: (resource) => untyped(resource).concat(podless(resource)),
};

function untyped(resource: Resource): Violation[] {
  if (resource.apiVersion && resource.kind) {
    return [];
  }
  const examples = { apiVersion: 'apps/v1', kind: 'Deployment' };
  return Object.entries(examples)
    .filter(([field]) => !stringIn(resource.manifest, field))
    .map(([field, example]) => violation(objectTarget(resource), [field], `must be set, e.g. "${example}"`));
}

function podless(resource: Resource): Violation[] {
  if (!isBuiltInGroup(resource.group) || !resource.hasKnownTemplates) {
    return [];
  }
  if (resource.pods.length === 0) {
    return [violation(objectTarget(resource), ['spec'], 'must hold the pod that it makes')];
  }
  return resource.pods
    .filter(({ spec }) => listIn(spec, 'containers').length === 0)
    .map((pod) => violation(pod, ['containers'], 'must be a list of at least one container'));
}
