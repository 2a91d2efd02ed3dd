import type { Container } from '../manifest/container';
import { isObject, listIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
import { unprivilegedEffect } from './parts/effect';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: securityContext.capabilities.drop
 * Allowed: a list that contains ALL
 * Not on Windows, which has no capabilities.
 *
 * Fix: ALL. Neutral for a process that is not root and cannot gain privileges, but for one thing that a manifest cannot
 * show: a program whose file has capabilities does not start without them ("exec ...: operation not permitted"). Those
 * who give it to a file mostly do so for a port below 1024, so a container that declares one is left alone. Behavioural
 * elsewhere: root without capabilities cannot chown, setuid, listen below 1024 or read the files of others.
 */
export const dropAllCapabilities = containerRule({
  id: 'drop-all-capabilities',
  summary: 'containers drop every Linux capability',
  why: 'The capabilities that container runtimes grant by default let root override file permissions, change owners, make device nodes and, with most runtimes, forge packets; few programs need any of them.',
  severity: RESTRICTED,
  scanners: {
    kubeLinter: ['drop-net-raw-capability'],
    polaris: ['insecureCapabilities'],
    trivy: ['KSV-0003', 'KSV-0004', 'KSV-0106'],
    checkov: ['CKV_K8S_28', 'CKV_K8S_37'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-capabilities-strict', 'drop-all-capabilities', 'drop-cap-net-raw'],
  },
  standards: {
    owasp: 'K01',
    podSecurity: { level: 'restricted', check: 'capabilities_restricted' },
    cis: ['5.2.8', '5.2.10'],
    nsa: true,
  },
  effect: (container) => (declaresLowPort(container) ? 'behavioural' : unprivilegedEffect(container)),
  check: (container) =>
    container.pod.osName === 'windows' || container.droppedCapabilities.includes('ALL')
      ? []
      : [violation(container, ['securityContext', 'capabilities', 'drop'], 'must be ["ALL"]', { write: ['ALL'] })],
  fix: (container, fixer) => {
    if (!container.pod.isWindows) {
      fixer.fill(container, ['securityContext', 'capabilities', 'drop'], ['ALL']);
    }
  },
});

const FIRST_PORT_WITHOUT_PRIVILEGE = 1024;

function declaresLowPort(container: Container): boolean {
  return listIn(container.spec, 'ports').some(
    (port) =>
      isObject(port) && typeof port.containerPort === 'number' && port.containerPort < FIRST_PORT_WITHOUT_PRIVILEGE,
  );
}
