import { containerRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/** What container runtimes grant where nothing is said. Names count as they are written: without CAP_, in capitals. */
const DEFAULT_CAPABILITIES: ReadonlySet<unknown> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/**
 * Fields: containers, init and ephemeral: securityContext.capabilities.add
 * Allowed: absent, or of the 13 that container runtimes grant anyway
 */
export const noDangerousCapabilities = containerRule({
  id: 'no-dangerous-capabilities',
  summary: 'containers add no capability beyond those that runtimes grant by default',
  why: 'Capabilities such as SYS_ADMIN, SYS_MODULE and DAC_READ_SEARCH are known ways out of a container; others, such as NET_ADMIN and NET_RAW, redirect or forge traffic.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['privilege-escalation-container'],
    polaris: ['dangerousCapabilities'],
    trivy: ['KSV-0005', 'KSV-0119', 'KSV-0120'],
    checkov: ['CKV_K8S_39'],
    kubescape: ['C-0046'],
    kyverno: ['disallow-capabilities'],
  },
  standards: {
    owasp: 'K01',
    podSecurity: { level: 'baseline', check: 'capabilities_baseline' },
    cis: ['5.2.9'],
    nsa: true,
  },
  onlyWith: ['add'],
  check: (container) =>
    container.addedCapabilities.flatMap((name, index) =>
      DEFAULT_CAPABILITIES.has(name)
        ? []
        : [
            violation(
              container,
              ['securityContext', 'capabilities', 'add', index],
              'must be a capability that runtimes grant by default, or be left out',
            ),
          ],
    ),
});
