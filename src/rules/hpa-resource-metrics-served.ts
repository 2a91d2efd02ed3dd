import { fieldOf, listIn, stringIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { AUTOSCALER } from './parts/scaling/scaler';
import { violation } from './parts/violation';

const SOURCES = ['resource', 'containerResource'] as const;
const SERVED: readonly unknown[] = ['cpu', 'memory'];

/**
 * Fields: HorizontalPodAutoscaler: resource.name and containerResource.name of spec.metrics
 * Allowed: cpu and memory
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/
 */
export const hpaResourceMetricsServed: Rule = {
  id: 'hpa-resource-metrics-served',
  summary: 'autoscalers follow resources whose use is measured',
  why: 'The metrics API of a cluster has only cpu and memory of pods, so the autoscaler never learns of any load.',
  severity: REFUSED,
  kinds: [AUTOSCALER],
  onlyWith: ['metrics'],
  check: (resource) =>
    listIn(resource.spec, 'metrics').flatMap((metric, index) =>
      SOURCES.flatMap((source) => {
        const name = stringIn(fieldOf(metric, source), 'name');
        return name === undefined || SERVED.includes(name)
          ? []
          : [
              violation(
                objectTarget(resource),
                ['spec', 'metrics', index, source, 'name'],
                'must be "cpu" or "memory", or the metric of the type Pods or External',
              ),
            ];
      }),
    ),
};
