import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { NETWORK_WRITING } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: no create, update and patch on services, endpoints, endpointslices, ingresses and networkpolicies, and no delete
 * on the last, but where resourceNames says which
 */
export const noNetworkResourceWrite = powerRule({
  id: 'no-network-resource-write',
  summary: 'roles write nothing that decides where traffic goes',
  why: 'Its holder leads the traffic of another app to itself, or opens what NetworkPolicies have closed.',
  severity: HARDENING,
  scanners: {
    trivy: ['KSV-0056'],
    kyverno: ['restrict-edit-for-endpoints'],
  },
  standards: { owasp: 'K03' },
  powers: [NETWORK_WRITING],
  instead: 'leave this out, unless routing traffic is what its holder is for',
});
