import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.limits.cpu
 * Allowed: any amount
 */
export const cpuLimitSet = resourceSetRule({
  id: 'cpu-limit-set',
  summary: 'containers say how much cpu they may use',
  standards: { nsa: true },
  list: 'limits',
  resource: 'cpu',
  example: '500m',
});
