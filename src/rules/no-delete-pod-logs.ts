import { OPTIONAL } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { LOG_DELETION } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: no delete on pods/log. The API server knows none, so nothing is deleted today; the rule is for those whose
 * scanner asks.
 */
export const noDeletePodLogs = powerRule({
  id: 'no-delete-pod-logs',
  summary: 'roles do not delete the logs of pods',
  why: 'No API server deletes logs so far. Who grants it wants something else, or meets an aggregated API that does.',
  severity: OPTIONAL,
  scanners: {
    trivy: ['KSV-0042'],
  },
  standards: { owasp: 'K03' },
  powers: [LOG_DELETION],
  instead: 'leave this out',
});
