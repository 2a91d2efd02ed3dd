import type { Container } from '../manifest/container';
import type { Context } from '../policy/context';
import type { Rule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
import { fillInherited, Wish } from './parts/inherited';
import { Demand, inheritedViolations } from './parts/inherited-violations';
import { isMeantAsRoot } from './parts/meant-as-root';
import { isIsolatedUser } from './parts/user-namespace';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.runAsNonRoot
 * Allowed: true, on the pod or on each container; since 1.35 anything in a pod with hostUsers: false
 *
 * Fix: true, for containers that are not meant to run as root. Neutral where a user id above 0 is written, since what
 * the kubelet checks then holds already. Behavioural elsewhere: a container whose image runs as root, or names its user
 * by a word, does not start, and its status is CreateContainerConfigError: "container has runAsNonRoot and image will
 * run as root".
 */
export const runAsNonRoot: Rule = {
  id: 'run-as-non-root',
  summary: 'containers are not started as root',
  why: 'An image whose user is root runs as root, even where only its next version does, and whatever lets its process out makes it root on the node.',
  severity: RESTRICTED,
  scanners: {
    kubeLinter: ['run-as-non-root'],
    polaris: ['runAsRootAllowed'],
    trivy: ['KSV-0012'],
    checkov: ['CKV_K8S_23'],
    kubescape: ['C-0013', 'C-0211'],
    kyverno: ['require-run-as-nonroot'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'restricted', check: 'runAsNonRoot' }, cis: ['5.2.7'], nsa: true },
  podsOnly: true,
  check: (resource, context) =>
    resource.pods.filter((pod) => !isIsolatedUser(pod, context)).flatMap((pod) => inheritedViolations(pod, NON_ROOT)),
  fix: (resource, fixer, context) =>
    fillInherited(resource, fixer, 'runAsNonRoot', (container) => wishOf(container, context)),
};

const NON_ROOT: Demand = {
  path: ['runAsNonRoot'],
  isMet: (value) => value === true,
  fault: 'must be true',
  write: true,
};

function wishOf(container: Container, context: Context): Wish | undefined {
  if (isMeantAsRoot(container) || isIsolatedUser(container.pod, context)) {
    return undefined;
  }
  const holdsAlready = isUser(container.effective('runAsUser')) && !container.pod.isWindows;
  return {
    value: true,
    effect: holdsAlready ? 'neutral' : 'behavioural',
    forAll: isUser(container.pod.own('runAsUser')),
  };
}

function isUser(id: unknown): boolean {
  return typeof id === 'number' && id > 0;
}
