import { DANGEROUS } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { EXEC } from './parts/rbac/powers';

/**
 * Fields: ClusterRole, and Role of kube-system: rules
 * Allowed: nothing on pods/exec and pods/attach but where resourceNames says which pods. Before Kubernetes 1.35, get does
 * the same as create. In one namespace alone it is a matter of no-namespace-escalation.
 */
export const noPodExecAttach = powerRule({
  id: 'no-pod-exec-attach',
  summary: 'roles do not run commands in the pods of the whole cluster',
  why: 'Whoever holds this role gets a shell in every pod, those of the control plane and of other tenants among them, with their tokens and Secrets.',
  severity: DANGEROUS,
  scanners: {
    polaris: ['clusterrolePodExecAttach', 'clusterrolebindingPodExecAttach'],
    trivy: ['KSV-0053', 'KSV-0054'],
    checkov: ['CKV2_K8S_2'],
    kubescape: ['C-0002'],
  },
  standards: { owasp: 'K03', nsa: true },
  powers: [EXEC],
  reach: 'wide',
  instead: 'write a Role for the namespace that needs it',
});
