import { HYGIENE } from '../policy/severity';
import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.requests.cpu
 * Allowed: any amount
 *
 * Fix: the limit, where there is one: it is the request then.
 */
export const cpuRequestSet = resourceSetRule({
  id: 'cpu-request-set',
  summary: 'containers say how much cpu they need',
  why: 'The scheduler counts the container as needing nothing, under load it gets the smallest share of the CPU, and a HorizontalPodAutoscaler has no utilization to measure.',
  severity: HYGIENE,
  standards: { owasp: 'K01' },
  scanners: {
    kubeLinter: ['unset-cpu-requirements'],
    kubeScore: ['container-resources'],
    polaris: ['cpuRequestsMissing'],
    trivy: ['KSV-0015'],
    checkov: ['CKV_K8S_10'],
    kubescape: ['C-0050', 'C-0268'],
    kyverno: ['require-requests-limits'],
  },
  lists: ['requests'],
  resource: 'cpu',
  example: '100m',
});
