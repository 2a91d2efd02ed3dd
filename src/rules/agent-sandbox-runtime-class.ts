import { stringIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { SANDBOX_KINDS } from './parts/agent-sandbox';
import { violation } from './parts/violation';

/**
 * Fields: Sandbox, SandboxTemplate: runtimeClassName of the pod
 * Allowed: any name. Which classes isolate is known to the cluster alone: gvisor and kata are what they are mostly called.
 */
export const agentSandboxRuntimeClass = podRule({
  id: 'agent-sandbox-runtime-class',
  summary: 'sandboxes of agents run in a sandboxed runtime',
  why: 'The code in a sandbox is untrusted, and with the ordinary runtime one bug of the kernel is all it needs to be on the node.',
  severity: HARDENING,
  scanners: { kubescape: ['C-0297'] },
  standards: { owasp: 'K01' },
  kinds: SANDBOX_KINDS,
  check: (pod) =>
    stringIn(pod.spec, 'runtimeClassName')
      ? []
      : [violation(pod, ['runtimeClassName'], 'must name a sandboxed runtime of the cluster, e.g. "gvisor"')],
});
