import { fieldOf, isAbsent, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Target } from '../policy/fixer';
import type { Rule } from '../policy/rule';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const FIELD = 'automountServiceAccountToken';

/**
 * Fields: automountServiceAccountToken of pods and of ServiceAccounts
 * Allowed: false; on a pod also absent, if its ServiceAccount says false
 *
 * Fix: false, on both. Behavioural: a program that asks the API server (operators, sidecars, leader election) has no
 * token. Shows as "unable to load in-cluster configuration", "serviceaccount/token: no such file or directory" or 401.
 * What a ServiceAccount says does not count while pods are fixed: write true on the pod that needs its token.
 */
export const noServiceAccountTokenAutomount: Rule = {
  id: 'no-service-account-token-automount',
  summary: 'containers get no token for the API server',
  standards: { cis: ['5.1.6'], nsa: true },
  wholeApp: true,
  check: (resource, { resources }) =>
    holdersOf(resource)
      .filter(({ target, pod }) => {
        const own = fieldOf(target.spec, FIELD);
        return own !== false && !(pod && isAbsent(own) && isDeniedByAccount(resource, pod, resources));
      })
      .map(({ target }) => violation(target, [FIELD], 'must be false', { write: false })),
  fix: (resource, fixer) =>
    fixer.within('behavioural', () => holdersOf(resource).forEach(({ target }) => fixer.fill(target, [FIELD], false))),
};

interface Holder {
  readonly target: Target;
  readonly pod?: Pod;
}

function holdersOf(resource: Resource): Holder[] {
  return isServiceAccount(resource)
    ? [{ target: objectTarget(resource) }]
    : resource.pods.map((pod) => ({ target: pod, pod }));
}

function isServiceAccount(resource: Resource): boolean {
  return resource.groupKind === '/ServiceAccount';
}

function isDeniedByAccount(resource: Resource, pod: Pod, resources: readonly Resource[]): boolean {
  // the second is an old name of the first
  const name = stringIn(pod.spec, 'serviceAccountName') || stringIn(pod.spec, 'serviceAccount') || 'default';
  return resources.some(
    (other) =>
      isServiceAccount(other) &&
      other.name === name &&
      other.namespace === resource.namespace &&
      fieldOf(other.manifest, FIELD) === false,
  );
}
