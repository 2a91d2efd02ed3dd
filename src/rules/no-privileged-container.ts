import { containerRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: securityContext.privileged
 * Allowed: absent, false
 */
export const noPrivilegedContainer = containerRule({
  id: 'no-privileged-container',
  summary: 'containers are not privileged',
  standards: { podSecurity: { level: 'baseline', check: 'privileged' }, cis: ['5.2.2'], nsa: true },
  check: (container) =>
    container.own('privileged') === true
      ? [violation(container, ['securityContext', 'privileged'], 'must be false', { write: false })]
      : [],
});
