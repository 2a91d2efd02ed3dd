import { OPTIONAL } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { DELETION } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: no delete and deletecollection of workloads, their configuration and their data, but where resourceNames says
 * which. Every controller deletes what it has created, so no posture judges by it unless told to.
 */
export const noDeleteRights = powerRule({
  id: 'no-delete-rights',
  summary: 'roles delete no workloads, and nothing that those keep their data in',
  why: 'One request removes everything of a kind in the namespace, with whatever was stored in it.',
  severity: OPTIONAL,
  scanners: {
    kubescape: ['C-0007'],
  },
  standards: { owasp: 'K03' },
  powers: [DELETION],
  instead: 'name what may be deleted in resourceNames',
});
