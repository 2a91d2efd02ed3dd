import { HYGIENE } from '../policy/severity';
import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.requests.memory
 * Allowed: any amount
 *
 * Fix: the limit, where there is one: it is the request then.
 */
export const memoryRequestSet = resourceSetRule({
  id: 'memory-request-set',
  summary: 'containers say how much memory they need',
  why: 'The scheduler counts the container as needing nothing, so that more pods are put on a node than fit; when memory is short, pods that use more than they have requested are evicted first.',
  severity: HYGIENE,
  standards: { owasp: 'K01' },
  scanners: {
    kubeScore: ['container-resources'],
    polaris: ['memoryRequestsMissing'],
    trivy: ['KSV-0016'],
    checkov: ['CKV_K8S_12'],
    kubescape: ['C-0004', 'C-0269'],
    kyverno: ['require-requests-limits'],
  },
  lists: ['requests'],
  resource: 'memory',
  example: '128Mi',
});
