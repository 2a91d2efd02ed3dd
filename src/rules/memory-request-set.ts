import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.requests.memory
 * Allowed: any amount, also as a limit, which is the request where there is none
 */
export const memoryRequestSet = resourceSetRule({
  id: 'memory-request-set',
  summary: 'containers say how much memory they need',
  list: 'requests',
  resource: 'memory',
  example: '128Mi',
});
