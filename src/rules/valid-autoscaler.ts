import { fieldOf, isAbsent, listIn, objectIn, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { metricViolations } from './parts/scaling/metrics';
import { AUTOSCALER } from './parts/scaling/scaler';
import { behaviorViolations } from './parts/scaling/scaling-rules';
import { violation } from './parts/violation';

/**
 * Fields: HorizontalPodAutoscaler: spec.maxReplicas, spec.minReplicas, kind, name and apiVersion in spec.scaleTargetRef,
 * spec.metrics, spec.behavior
 * Allowed: what an API server takes: whole numbers from 1, the maximum not below the minimum, and a target. The minimum may
 * be 0 beside a metric of type Object or External, which an API server may be set up to take. Each metric has the source
 * of its type and a target above 0, and policies change at least one pod in 1 to 1800 seconds.
 */
export const validAutoscaler: Rule = {
  id: 'valid-autoscaler',
  summary: 'autoscalers are what the API server takes',
  why: 'The API server refuses the object, so that nothing scales.',
  severity: REFUSED,
  scanners: { kubeScore: ['horizontalpodautoscaler-has-target'] },
  kinds: [AUTOSCALER],
  check: (resource, { parameters: { targetMinor } }) => {
    const found = [...replicaViolations(resource), ...targetViolations(resource, targetMinor)];
    return found.length > 0 || resource.apiVersion !== 'autoscaling/v2'
      ? found
      : [...metricViolations(resource), ...behaviorViolations(resource)];
  },
};

function replicaViolations(resource: Resource): Violation[] {
  const { maxReplicas, minReplicas } = resource.spec;
  const path = ['spec', 'maxReplicas'];
  const lowest = mayScaleToZero(resource) ? 0 : 1;
  if (!isAbsent(minReplicas) && !(Number.isInteger(minReplicas) && Number(minReplicas) >= lowest)) {
    return [violation(objectTarget(resource), ['spec', 'minReplicas'], `must be a whole number of at least ${lowest}`)];
  }
  if (!(Number.isInteger(maxReplicas) && Number(maxReplicas) >= 1)) {
    return [violation(objectTarget(resource), path, 'must be a whole number of at least 1')];
  }
  return typeof minReplicas === 'number' && Number(maxReplicas) < minReplicas
    ? [violation(objectTarget(resource), path, `must be at least minReplicas, which is ${minReplicas}`)]
    : [];
}

/** A feature that is off by default lets pods go away altogether, if something else than themselves tells of work. */
function mayScaleToZero({ spec, apiVersion, metadata }: Resource): boolean {
  return apiVersion === 'autoscaling/v1'
    ? !isAbsent(fieldOf(metadata.annotations, METRICS_OF_V1))
    : listIn(spec, 'metrics').some((metric) => OUTER_METRICS.includes(fieldOf(metric, 'type')));
}

const METRICS_OF_V1 = 'autoscaling.alpha.kubernetes.io/metrics';
const OUTER_METRICS: readonly unknown[] = ['Object', 'External'];

function targetViolations(resource: Resource, targetMinor: number): Violation[] {
  const target = objectTarget(resource);
  const reference = objectIn(resource.spec, 'scaleTargetRef');
  const found = ['kind', 'name'].flatMap((field) => {
    return stringIn(reference, field)
      ? []
      : [violation(target, ['spec', 'scaleTargetRef', field], 'must be set to that of the object to scale')];
  });
  return found.length === 0 && targetMinor >= FIRST_STRICT ? versionViolations(resource) : found;
}

/** From here on API servers look at the version of the object to scale. Only ReplicationControllers have no group. */
const FIRST_STRICT = 34;

function versionViolations(resource: Resource): Violation[] {
  const { kind, apiVersion } = objectIn(resource.spec, 'scaleTargetRef') ?? {};
  const isRight = kind === 'ReplicationController' || (typeof apiVersion === 'string' && apiVersion.includes('/'));
  return isRight
    ? []
    : [
        violation(
          objectTarget(resource),
          ['spec', 'scaleTargetRef', 'apiVersion'],
          'must be that of the object to scale, e.g. "apps/v1"',
        ),
      ];
}
