import type { Rule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { BINDINGS, BindingSubject } from './parts/rbac/binding';
import { isOfPublicRole } from './parts/rbac/public-role';
import { subjectViolations } from './parts/rbac/subject-violations';

/**
 * Fields: RoleBinding, ClusterRoleBinding: subjects
 * Allowed: others than the user system:anonymous and the group system:unauthenticated. Those too where the role is for
 * everybody: that of a cluster's versions or issuer keys, one that only reads paths such as /healthz, one in kube-public.
 */
export const noAnonymousBinding: Rule = {
  id: 'no-anonymous-binding',
  summary: 'bindings give nothing to those who have not logged in',
  why: 'Everybody who reaches the address of the API server has this role, without any credential.',
  severity: DANGEROUS,
  scanners: { trivy: ['KSV-0122'], kubescape: ['C-0262'], kyverno: ['restrict-binding-system-groups'] },
  standards: { owasp: 'K03' },
  kinds: BINDINGS,
  onlyWith: ['subjects'],
  wholeApp: true,
  check: (binding, context) => {
    const found = subjectViolations(binding, isAnonymous, 'must be a user, group or ServiceAccount that has to log in');
    return found.length > 0 && isOfPublicRole(binding, context.app) ? [] : found;
  },
};

function isAnonymous({ kind, name }: BindingSubject): boolean {
  return (kind === 'User' && name === 'system:anonymous') || (kind === 'Group' && name === 'system:unauthenticated');
}
