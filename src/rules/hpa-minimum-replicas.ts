import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { AUTOSCALER } from './parts/scaling/scaler';
import { violation } from './parts/violation';

const FEWEST = 2;

/**
 * Fields: HorizontalPodAutoscaler: spec.minReplicas, which is 1 where it is absent
 * Allowed: 2 and more
 */
export const hpaMinimumReplicas: Rule = {
  id: 'hpa-minimum-replicas',
  summary: 'autoscalers keep at least two pods',
  why: 'When there is little to do one pod is left, and nothing answers while that one is moved to another node.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['hpa-minimum-three-replicas'],
    kubeScore: ['horizontalpodautoscaler-replicas'],
    polaris: ['hpaMinAvailability'],
  },
  kinds: [AUTOSCALER],
  check: (resource) => {
    const { minReplicas } = resource.spec;
    return typeof minReplicas === 'number' && minReplicas >= FEWEST
      ? []
      : [violation(objectTarget(resource), ['spec', 'minReplicas'], `must be at least ${FEWEST}`)];
  },
};
