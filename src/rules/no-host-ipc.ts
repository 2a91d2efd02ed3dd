import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: hostIPC
 * Allowed: absent, false
 */
export const noHostIpc = podRule({
  id: 'no-host-ipc',
  summary: 'pods do not share the memory and semaphores of their node',
  standards: { podSecurity: { level: 'baseline', check: 'hostNamespaces' }, cis: ['5.2.4'], nsa: true },
  check: (pod) =>
    fieldOf(pod.spec, 'hostIPC') === true ? [violation(pod, ['hostIPC'], 'must be false', { write: false })] : [],
});
