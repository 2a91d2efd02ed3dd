import { listIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: hostAliases
 * Allowed: absent, empty
 */
export const noHostAliases = podRule({
  id: 'no-host-aliases',
  summary: 'pods resolve names by DNS alone',
  why: 'Names in /etc/hosts win over DNS: a connection goes to the address that is written there, also once it belongs to somebody else.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0007'] },
  standards: { owasp: 'K01' },
  onlyWith: ['hostAliases'],
  check: (pod) =>
    listIn(pod.spec, 'hostAliases').length === 0
      ? []
      : [violation(pod, ['hostAliases'], 'must be left out, so that DNS resolves the names')],
});
