import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.limits.ephemeral-storage
 * Allowed: any amount; it is the request too where there is none
 */
export const ephemeralStorageSet = resourceSetRule({
  id: 'ephemeral-storage-set',
  summary: 'containers say how much of the disk of their node they may use',
  list: 'limits',
  resource: 'ephemeral-storage',
  example: '1Gi',
});
