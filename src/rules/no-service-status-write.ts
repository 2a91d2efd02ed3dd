import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { SERVICE_STATUS } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: no update and patch on services/status, but where resourceNames says which
 */
export const noServiceStatusWrite = powerRule({
  id: 'no-service-status-write',
  summary: 'roles do not write the status of Services',
  why: 'An address in status.loadBalancer is routed to the Service on every node, so its holder receives what pods of all namespaces send there (CVE-2020-8554).',
  severity: HARDENING,
  scanners: {
    checkov: ['CKV2_K8S_4'],
  },
  standards: { owasp: 'K03' },
  powers: [SERVICE_STATUS],
  instead: 'leave this out, unless its holder is what gives Services their addresses',
});
