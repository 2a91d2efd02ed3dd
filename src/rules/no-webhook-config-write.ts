import { DANGEROUS } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { WEBHOOKS } from './parts/rbac/powers';

/**
 * Fields: ClusterRole: rules
 * Allowed: reading and deleting them; create, update and patch on mutatingwebhookconfigurations and
 * validatingwebhookconfigurations where resourceNames says which, as those who write their own certificate there need
 */
export const noWebhookConfigWrite = powerRule({
  id: 'no-webhook-config-write',
  summary: 'roles do not write the webhooks of admission but those they name',
  why: 'A webhook is sent every object that it asks for, Secrets too, and a mutating one rewrites any pod of the cluster before it runs.',
  severity: DANGEROUS,
  scanners: {
    trivy: ['KSV-0114'],
    checkov: ['CKV_K8S_155'],
    kubescape: ['C-0281'],
    kyverno: ['restrict-clusterrole-mutating-validating-admission-webhooks'],
  },
  standards: { owasp: 'K03', cis: ['5.1.12'] },
  powers: [WEBHOOKS],
  reach: 'wide',
  instead: 'name its own in resourceNames, in a rule without list and watch',
});
