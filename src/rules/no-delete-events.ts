import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { EVENT_DELETION } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: no delete and deletecollection on events
 */
export const noDeleteEvents = powerRule({
  id: 'no-delete-events',
  summary: 'roles do not delete events',
  why: 'Events show what an attacker did to pods, and are kept for an hour as it is; nobody else has a use for deleting them.',
  severity: HARDENING,
  scanners: {
    kubescape: ['C-0031'],
  },
  standards: { owasp: 'K03' },
  powers: [EVENT_DELETION],
  instead: 'leave this out',
});
