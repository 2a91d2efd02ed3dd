import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { SECRETS } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: nothing but create on secrets, and whatever else where resourceNames says which. All that list, and can read
 * what they list.
 */
export const noSecretsAccess = powerRule({
  id: 'no-secrets-access',
  summary: 'roles read and change no Secrets but those they name',
  why: 'Whoever gets into a pod with this role has the passwords and tokens of all others in its reach.',
  severity: HARDENING,
  scanners: {
    kubeLinter: ['access-to-secrets'],
    trivy: ['KSV-0041', 'KSV-0113'],
    checkov: ['CKV2_K8S_5'],
    kubescape: ['C-0015', 'C-0186'],
    kyverno: ['restrict-secret-role-verbs'],
  },
  standards: { owasp: 'K03', cis: ['5.1.2'] },
  powers: [SECRETS],
  instead: 'name those that are needed in resourceNames',
});
