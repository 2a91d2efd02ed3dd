import { DANGEROUS } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { CERTIFICATES } from './parts/rbac/powers';

/**
 * Fields: ClusterRole: rules
 * Allowed: not both of update or patch on certificatesigningrequests/approval and approve on signers, but where
 * resourceNames says which signers, other than those of Kubernetes (kubernetes.io/...)
 */
export const noCsrApproval = powerRule({
  id: 'no-csr-approval',
  summary: 'roles do not approve certificates that the cluster signs',
  why: 'Its holder asks for a client certificate in the name of a node or of a part of the control plane, approves it, and is that from then on.',
  severity: DANGEROUS,
  scanners: {
    checkov: ['CKV_K8S_156'],
    kubescape: ['C-0280'],
    kyverno: ['restrict-clusterrole-csr'],
  },
  standards: { owasp: 'K03', cis: ['5.1.11'] },
  powers: [CERTIFICATES],
  reach: 'wide',
  instead: 'name the signers in resourceNames',
});
