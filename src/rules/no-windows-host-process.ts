import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.windowsOptions.hostProcess
 * Allowed: absent, false
 */
export const noWindowsHostProcess = podRule({
  id: 'no-windows-host-process',
  summary: 'Windows containers are no processes of their node',
  standards: { podSecurity: { level: 'baseline', check: 'windowsHostProcess' }, cis: ['5.2.11'] },
  check: (pod) =>
    [pod, ...pod.containers]
      .filter((holder) => fieldOf(holder.own('windowsOptions'), 'hostProcess') === true)
      .map((holder) =>
        violation(holder, ['securityContext', 'windowsOptions', 'hostProcess'], 'must be false', { write: false }),
      ),
});
