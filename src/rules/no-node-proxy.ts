import { DANGEROUS } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { NODE_PROXY } from './parts/rbac/powers';

/**
 * Fields: ClusterRole: rules
 * Allowed: nothing on nodes/proxy; nodes/metrics, nodes/stats and nodes/log are subresources of their own
 */
export const noNodeProxy = powerRule({
  id: 'no-node-proxy',
  summary: 'roles do not reach through the API server to kubelets',
  why: 'The kubelet runs commands in every container of its node for whoever has nodes/proxy, also with get alone, and no admission sees it.',
  severity: DANGEROUS,
  scanners: {
    trivy: ['KSV-0047'],
    checkov: ['CKV2_K8S_2'],
    kubescape: ['C-0279'],
    kyverno: ['restrict-clusterrole-nodesproxy'],
  },
  standards: { owasp: 'K03', cis: ['5.1.10'] },
  powers: [NODE_PROXY],
  reach: 'wide',
  instead: 'write "nodes/metrics" or "nodes/stats" if that is what is read',
});
