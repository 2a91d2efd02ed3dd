import { HYGIENE } from '../policy/severity';
import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.limits.memory
 * Allowed: any amount but 0, which is no limit
 */
export const memoryLimitSet = resourceSetRule({
  id: 'memory-limit-set',
  summary: 'containers say how much memory they may use',
  why: 'A leak takes the memory of the whole node: the kubelet evicts other pods, or the kernel kills their processes.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['unset-memory-requirements'],
    kubeScore: ['container-resources'],
    polaris: ['memoryLimitsMissing'],
    trivy: ['KSV-0018'],
    checkov: ['CKV_K8S_13'],
    kubescape: ['C-0004', 'C-0009', 'C-0271'],
    kyverno: ['require-requests-limits'],
  },
  standards: { owasp: 'K01', nsa: true },
  lists: ['limits'],
  resource: 'memory',
  example: '128Mi',
});
