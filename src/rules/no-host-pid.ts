import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: hostPID
 * Allowed: absent, false
 */
export const noHostPid = podRule({
  id: 'no-host-pid',
  summary: 'pods do not share the process ids of their node',
  standards: { podSecurity: { level: 'baseline', check: 'hostNamespaces' }, cis: ['5.2.3'], nsa: true },
  check: (pod) =>
    fieldOf(pod.spec, 'hostPID') === true ? [violation(pod, ['hostPID'], 'must be false', { write: false })] : [],
});
