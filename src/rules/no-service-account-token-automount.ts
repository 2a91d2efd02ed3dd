import { fieldOf, isAbsent, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Target } from '../policy/fixer';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
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
  why: 'Whoever gets into the container finds a token, and can ask of the API server whatever its ServiceAccount may; most programs never do.',
  severity: HARDENING,
  scanners: {
    polaris: ['automountServiceAccountToken'],
    trivy: ['KSV-0036'],
    checkov: ['CKV_K8S_38', 'CKV_K8S_41'],
    kubescape: ['C-0034', 'C-0190', 'C-0261'],
    kyverno: ['restrict-automount-sa-token', 'restrict-sa-automount-sa-token'],
  },
  standards: { owasp: 'K03', cis: ['5.1.6'], nsa: true },
  podsAnd: ['/ServiceAccount'],
  wholeApp: true,
  check: (resource, context) =>
    holdersOf(resource)
      .filter(({ target, pod }) => {
        const own = fieldOf(target.spec, FIELD);
        return own !== false && !(pod && isAbsent(own) && isDeniedByAccount(resource, pod, context));
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

function isDeniedByAccount(resource: Resource, pod: Pod, context: Context): boolean {
  // the second is an old name of the first
  const name = stringIn(pod.spec, 'serviceAccountName') || stringIn(pod.spec, 'serviceAccount') || 'default';
  const account = context.app.find('/ServiceAccount', resource.namespace, name);
  return account !== undefined && fieldOf(account.manifest, FIELD) === false;
}
