import { fieldOf, isAbsent, listIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: ports: hostPort
 * Allowed: absent, 0
 */
export const noHostPorts = containerRule({
  id: 'no-host-ports',
  summary: 'containers take no port of their node',
  standards: { podSecurity: { level: 'baseline', check: 'hostPorts' }, cis: ['5.2.13'], nsa: true },
  check: (container) =>
    listIn(container.spec, 'ports').flatMap((port, index) => {
      const hostPort = fieldOf(port, 'hostPort');
      return isAbsent(hostPort) || hostPort === 0
        ? []
        : [violation(container, ['ports', index, 'hostPort'], 'must be left out')];
    }),
});
