import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { WORKLOADS } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: reading pods and what makes them, scaling, deleting; writing those that resourceNames lists
 */
export const noWorkloadWrite = powerRule({
  id: 'no-workload-write',
  summary: 'roles neither create nor change pods, or what makes them',
  why: 'A pod may run as any ServiceAccount of its namespace and mount any of its Secrets, so whoever can write one has the rights of them all.',
  severity: HARDENING,
  scanners: {
    kubeLinter: ['access-to-create-pods'],
    trivy: ['KSV-0048'],
    kubescape: ['C-0188'],
  },
  standards: { owasp: 'K03', cis: ['5.1.4'] },
  powers: [WORKLOADS],
  instead: 'leave this out, unless making pods is what its holder is for',
});
