import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { BINDINGS, BindingSubject } from './parts/rbac/binding';
import { isOfPublicRole } from './parts/rbac/public-role';
import { subjectViolations } from './parts/rbac/subject-violations';

/**
 * Fields: RoleBinding, ClusterRoleBinding: subjects
 * Allowed: other groups than system:authenticated and system:serviceaccounts; the ServiceAccounts of one namespace
 * (system:serviceaccounts:NAMESPACE) are a group of their own. Those two too where the role is for everybody, as in
 * no-anonymous-binding.
 */
export const noAuthenticatedGroupBinding: Rule = {
  id: 'no-authenticated-group-binding',
  summary: 'bindings give nothing to all accounts of the cluster',
  why: 'Every pod that has a token gets this role, whichever team it belongs to, and on some platforms everybody with an account of the provider.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-01011'], kubescape: ['C-0265'] },
  standards: { owasp: 'K03' },
  kinds: BINDINGS,
  onlyWith: ['subjects'],
  wholeApp: true,
  check: (binding, context) => {
    const found = subjectViolations(binding, isEverybody, 'must be a group of those who need it');
    return found.length > 0 && isOfPublicRole(binding, context.app) ? [] : found;
  },
};

const EVERYBODY: ReadonlySet<string> = new Set(['system:authenticated', 'system:serviceaccounts']);

function isEverybody({ kind, name }: BindingSubject): boolean {
  return kind === 'Group' && EVERYBODY.has(name);
}
