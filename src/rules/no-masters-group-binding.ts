import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { BINDINGS, MASTERS } from './parts/rbac/binding';
import { subjectViolations } from './parts/rbac/subject-violations';

/**
 * Fields: RoleBinding, ClusterRoleBinding: subjects
 * Allowed: other groups than system:masters. A warning, as its members may do everything whether it is bound or not.
 */
export const noMastersGroupBinding: Rule = {
  id: 'no-masters-group-binding',
  summary: 'bindings do not build on the group "system:masters"',
  why: 'The API server asks no role about its members, so the binding limits nobody, and removing it takes nothing from a stolen certificate of the group.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0123'], kubescape: ['C-0246'], kyverno: ['restrict-binding-system-groups'] },
  standards: { owasp: 'K03', cis: ['5.1.7'] },
  kinds: BINDINGS,
  onlyWith: ['subjects'],
  check: (binding) =>
    subjectViolations(
      binding,
      ({ kind, name }) => kind === 'Group' && name === MASTERS,
      'must be a group whose rights come from roles alone',
    ),
};
