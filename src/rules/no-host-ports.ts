import { fieldOf, isAbsent, listIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: ports: hostPort
 * Allowed: absent, 0
 */
export const noHostPorts = containerRule({
  id: 'no-host-ports',
  summary: 'containers take no port of their node',
  why: 'The port is open on the addresses of the node, also to those who reach no Service, and two pods that want the same one cannot share a node.',
  severity: DANGEROUS,
  scanners: {
    polaris: ['hostPortSet'],
    trivy: ['KSV-0024'],
    checkov: ['CKV_K8S_26'],
    kubescape: ['C-0044'],
    kyverno: ['disallow-host-ports', 'disallow-host-ports-range'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'hostPorts' }, cis: ['5.2.13'], nsa: true },
  onlyWith: ['hostPort'],
  check: (container) =>
    listIn(container.spec, 'ports').flatMap((port, index) => {
      const hostPort = fieldOf(port, 'hostPort');
      return isAbsent(hostPort) || hostPort === 0
        ? []
        : [violation(container, ['ports', index, 'hostPort'], 'must be left out')];
    }),
});
