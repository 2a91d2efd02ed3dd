import { isAbsent, valueAt } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { SANDBOX_KINDS } from './parts/agent-sandbox';
import { violation } from './parts/violation';

const CEILINGS = [
  ['cpu', '500m'],
  ['memory', '512Mi'],
] as const;

/**
 * Fields: Sandbox, SandboxTemplate: containers and init containers: resources.limits.cpu and memory
 * Allowed: any amount
 */
export const agentSandboxResourceCeiling = containerRule({
  id: 'agent-sandbox-resource-ceiling',
  summary: 'sandboxes of agents have limits of CPU and memory',
  why: 'Untrusted code takes all the CPU and memory of its node, for mining or by mistake, and what else runs there starves.',
  severity: HARDENING,
  scanners: { kubescape: ['C-0303'] },
  standards: { owasp: 'K01' },
  kinds: SANDBOX_KINDS,
  check: (container) =>
    container.list === 'ephemeralContainers'
      ? []
      : CEILINGS.filter(([resource]) => isAbsent(valueAt(container.spec, ['resources', 'limits', resource]))).map(
          ([resource, example]) =>
            violation(container, ['resources', 'limits', resource], `must be set, e.g. "${example}"`),
        ),
});
