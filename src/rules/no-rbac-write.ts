import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { ROLE_WRITING } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: no create, update and patch on roles, clusterroles and the bindings of both, and no bind on bindings, but where
 * resourceNames says which
 */
export const noRbacWrite = powerRule({
  id: 'no-rbac-write',
  summary: 'roles write neither roles nor bindings',
  why: 'The API server lets its holder pass on only what it has itself, but to whom it likes: an attacker keeps the rights in an account of their own when the pod is long gone.',
  severity: HARDENING,
  scanners: {
    trivy: ['KSV-0050', 'KSV-0051', 'KSV-0052', 'KSV-0055'],
    checkov: ['CKV_K8S_157', 'CKV2_K8S_1'],
  },
  standards: { owasp: 'K03', cis: ['5.1.8'] },
  powers: [ROLE_WRITING],
  instead: 'leave this out, or name the objects in resourceNames',
});
