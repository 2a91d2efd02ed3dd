import { containerRule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: securityContext.capabilities.add
 * Allowed: absent, NET_BIND_SERVICE
 * Not on Windows, which has no capabilities.
 */
export const noAddedCapabilities = containerRule({
  id: 'no-added-capabilities',
  summary: 'containers add no Linux capability but that to listen on low ports',
  why: 'Each added capability is a part of the power of root, there for whoever takes the process over.',
  severity: RESTRICTED,
  scanners: { trivy: ['KSV-0022', 'KSV-0106'], checkov: ['CKV_K8S_25'], kyverno: ['disallow-capabilities-strict'] },
  standards: { owasp: 'K01', podSecurity: { level: 'restricted', check: 'capabilities_restricted' }, cis: ['5.2.9'] },
  onlyWith: ['add'],
  check: (container) =>
    container.pod.osName === 'windows'
      ? []
      : container.addedCapabilities.flatMap((name, index) =>
          name === 'NET_BIND_SERVICE'
            ? []
            : [violation(container, ['securityContext', 'capabilities', 'add', index], 'must be left out')],
        ),
});
