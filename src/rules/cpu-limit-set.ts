import { HYGIENE } from '../policy/severity';
import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.limits.cpu
 * Allowed: any amount but 0, which is no limit
 */
export const cpuLimitSet = resourceSetRule({
  id: 'cpu-limit-set',
  summary: 'containers say how much cpu they may use',
  why: 'A busy container takes all the CPU time that its node has to spare, so that others get no more than they have requested.',
  severity: HYGIENE,
  scanners: {
    kubeScore: ['container-resources'],
    polaris: ['cpuLimitsMissing'],
    trivy: ['KSV-0011'],
    checkov: ['CKV_K8S_11'],
    kubescape: ['C-0009', 'C-0050', 'C-0270'],
    kyverno: ['require-cpu-limits'],
  },
  standards: { owasp: 'K01', nsa: true },
  lists: ['limits'],
  resource: 'cpu',
  example: '500m',
});
