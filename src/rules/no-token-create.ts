import { DANGEROUS } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { TOKENS } from './parts/rbac/powers';

/**
 * Fields: ClusterRole, and Role of kube-system: rules
 * Allowed: no create on serviceaccounts/token, but where resourceNames says of which. In one namespace alone it is a
 * matter of no-namespace-escalation.
 */
export const noTokenCreate = powerRule({
  id: 'no-token-create',
  summary: 'roles do not make tokens of ServiceAccounts but those they name',
  why: 'Its holder makes itself a token of whichever ServiceAccount has the most rights, such as a controller in kube-system.',
  severity: DANGEROUS,
  scanners: {
    kubescape: ['C-0282'],
  },
  standards: { owasp: 'K03', cis: ['5.1.13'] },
  powers: [TOKENS],
  reach: 'wide',
  instead: 'name the ServiceAccounts in resourceNames, or write a Role for their namespace',
});
