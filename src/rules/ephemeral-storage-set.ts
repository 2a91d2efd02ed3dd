import { HYGIENE } from '../policy/severity';
import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.requests.ephemeral-storage, resources.limits.ephemeral-storage
 * Allowed: any amount
 *
 * Fix: the limit as the request, which it is then. The limit is known to nobody else.
 */
export const ephemeralStorageSet = resourceSetRule({
  id: 'ephemeral-storage-set',
  summary: 'containers say how much of the disk of their node they may use',
  why: 'Logs and temporary files of one container can fill the disk of its node, which then evicts other pods too.',
  severity: HYGIENE,
  standards: { owasp: 'K01' },
  scanners: {
    kubeScore: ['container-ephemeral-storage-request-and-limit'],
    kyverno: ['require-emptydir-requests-and-limits'],
  },
  lists: ['requests', 'limits'],
  resource: 'ephemeral-storage',
  example: '1Gi',
});
