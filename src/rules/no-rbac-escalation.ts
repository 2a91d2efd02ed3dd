import { DANGEROUS } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { ESCALATION } from './parts/rbac/powers';

/**
 * Fields: ClusterRole, and Role of kube-system: rules
 * Allowed: no bind and escalate on roles and clusterroles, but where resourceNames says which, other than cluster-admin
 */
export const noRbacEscalation = powerRule({
  id: 'no-rbac-escalation',
  summary: 'roles do not let their holders give themselves rights they lack',
  why: 'With bind its holder gives itself cluster-admin, with escalate it writes the same into a role that it has.',
  severity: DANGEROUS,
  scanners: {
    trivy: ['KSV-0051', 'KSV-0052'],
    checkov: ['CKV_K8S_158'],
    kubescape: ['C-0191'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },
  standards: { owasp: 'K03', cis: ['5.1.8'] },
  powers: [ESCALATION],
  reach: 'wide',
  instead: 'name the roles that may be given in resourceNames',
});
