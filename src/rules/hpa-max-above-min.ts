import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { AUTOSCALER } from './parts/scaling/scaler';
import { violation } from './parts/violation';

/**
 * Fields: HorizontalPodAutoscaler: spec.maxReplicas, spec.minReplicas, which is 1 where it is absent
 * Allowed: a maximum above the minimum. One below it is what valid-autoscaler finds.
 */
export const hpaMaxAboveMin: Rule = {
  id: 'hpa-max-above-min',
  summary: 'autoscalers may add pods',
  why: 'The most pods are as many as the fewest, so whatever the load, none is added.',
  severity: HYGIENE,
  scanners: { polaris: ['hpaMaxAvailability'] },
  kinds: [AUTOSCALER],
  onlyWith: ['maxReplicas'],
  check: (resource) => {
    const { maxReplicas, minReplicas } = resource.spec;
    const fewest = minReplicas ?? 1;
    return typeof maxReplicas === 'number' && maxReplicas === fewest
      ? [violation(objectTarget(resource), ['spec', 'maxReplicas'], `must be above minReplicas (${fewest})`)]
      : [];
  },
};
