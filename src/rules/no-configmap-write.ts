import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { CONFIG_WRITING } from './parts/rbac/powers';

/**
 * Fields: ClusterRole, and Role of kube-system: rules
 * Allowed: creating ConfigMaps, and updating those that resourceNames lists, other than aws-auth and coredns. In other
 * namespaces than that of the system a ConfigMap is what its app makes of it.
 */
export const noConfigmapWrite = powerRule({
  id: 'no-configmap-write',
  summary: 'roles do not change the ConfigMaps of the whole cluster',
  why: 'Some of them configure the cluster: "aws-auth" says who its administrators are, and "coredns" where every name leads.',
  severity: HARDENING,
  scanners: {
    trivy: ['KSV-0049', 'KSV-0115'],
    kubescape: ['C-0037'],
  },
  standards: { owasp: 'K03' },
  powers: [CONFIG_WRITING],
  reach: 'wide',
  instead: 'name those that are needed in resourceNames, or write a Role for their namespace',
});
