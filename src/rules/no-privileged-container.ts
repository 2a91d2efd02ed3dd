import { containerRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: securityContext.privileged
 * Allowed: absent, false
 */
export const noPrivilegedContainer = containerRule({
  id: 'no-privileged-container',
  summary: 'containers are not privileged',
  why: 'A privileged container has all capabilities, all devices of its node and none of the confinement of the runtime: it mounts the disk of the node, and is root there.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['privileged-container', 'privilege-escalation-container'],
    kubeScore: ['container-security-context-privileged'],
    polaris: ['runAsPrivileged'],
    trivy: ['KSV-0017'],
    checkov: ['CKV_K8S_16'],
    kubescape: ['C-0057', 'C-0211'],
    kyverno: ['disallow-privileged-containers'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'privileged' }, cis: ['5.2.2'], nsa: true },
  onlyWith: ['privileged'],
  check: (container) =>
    container.own('privileged') === true
      ? [violation(container, ['securityContext', 'privileged'], 'must be false', { write: false })]
      : [],
});
