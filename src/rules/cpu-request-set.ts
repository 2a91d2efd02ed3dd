import { resourceSetRule } from './parts/resource-set';

/**
 * Fields: containers and init: resources.requests.cpu
 * Allowed: any amount, also as a limit, which is the request where there is none
 */
export const cpuRequestSet = resourceSetRule({
  id: 'cpu-request-set',
  summary: 'containers say how much cpu they need',
  list: 'requests',
  resource: 'cpu',
  example: '100m',
});
