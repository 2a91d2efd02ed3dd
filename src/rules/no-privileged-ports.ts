import { fieldOf, listIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

const FIRST_UNPRIVILEGED = 1024;

/**
 * Fields: containers, init and ephemeral: ports: containerPort
 * Allowed: 1024 and above. The port of a Service may be lower: nobody listens there.
 */
export const noPrivilegedPorts = containerRule({
  id: 'no-privileged-ports',
  summary: 'containers listen on ports that need no privilege',
  why: 'On nodes that keep these ports for root, the process must be root or hold a capability to listen there.',
  severity: HARDENING,
  scanners: { kubeLinter: ['privileged-ports'], trivy: ['KSV-0117'] },
  standards: { owasp: 'K01' },
  onlyWith: ['containerPort'],
  check: (container) =>
    container.pod.isWindows
      ? []
      : listIn(container.spec, 'ports').flatMap((port, index) => {
          const number = fieldOf(port, 'containerPort');
          return typeof number === 'number' && number > 0 && number < FIRST_UNPRIVILEGED
            ? [violation(container, ['ports', index, 'containerPort'], 'must be 1024 or above, e.g. 8080')]
            : [];
        }),
});
