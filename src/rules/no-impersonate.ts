import { DANGEROUS } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { IMPERSONATION } from './parts/rbac/powers';

/**
 * Fields: ClusterRole, and Role of kube-system: rules
 * Allowed: no impersonate on users, groups and serviceaccounts, but where resourceNames says whom, other than
 * system:masters
 */
export const noImpersonate = powerRule({
  id: 'no-impersonate',
  summary: 'roles do not let their holders act as somebody else',
  why: 'A request with the header "Impersonate-Group: system:masters" passes every authorization check.',
  severity: DANGEROUS,
  scanners: {
    trivy: ['KSV-0043'],
    checkov: ['CKV2_K8S_3'],
    kubescape: ['C-0065', 'C-0191'],
    kyverno: ['restrict-escalation-verbs-roles'],
  },
  standards: { owasp: 'K03', cis: ['5.1.8'] },
  powers: [IMPERSONATION],
  reach: 'wide',
  instead: 'name whom it may act as in resourceNames',
});
