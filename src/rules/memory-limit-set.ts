import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.limits.memory
 * Allowed: any amount
 */
export const memoryLimitSet = resourceSetRule({
  id: 'memory-limit-set',
  summary: 'containers say how much memory they may use',
  standards: { nsa: true },
  list: 'limits',
  resource: 'memory',
  example: '128Mi',
});
