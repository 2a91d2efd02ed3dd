import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { REPLICATED_KINDS } from './parts/scaling/replicas';
import { isAnyScaledTwice, scalersOf } from './parts/scaling/scaler';
import { statement } from './parts/statement';

/**
 * Fields: HorizontalPodAutoscaler, ScaledObject: spec.scaleTargetRef
 * Allowed: one autoscaler of the app for each object. KEDA makes a HorizontalPodAutoscaler of each ScaledObject.
 */
export const hpaTargetsDisjoint: Rule = {
  id: 'hpa-targets-disjoint',
  summary: 'no two autoscalers scale the same object',
  why: 'Autoscalers with the same pods stop scaling (AmbiguousSelector), or set the number of pods back and forth.',
  severity: HYGIENE,
  scanners: { kyverno: ['prevent-duplicate-hpa'] },
  kinds: REPLICATED_KINDS,
  wholeApp: true,
  holdsThroughout: ({ app }) => !isAnyScaledTwice(app),
  check: (resource, { app }) => {
    const [first, second] = scalersOf(app, resource);
    return second
      ? [
          statement(
            objectTarget(resource),
            ['metadata', 'name'],
            `${titleOf(first.resource)} and ${titleOf(second.resource)} both scale ${titleOf(resource)}; remove one of them`,
          ),
        ]
      : [];
  },
};

function titleOf({ kind, name }: Resource): string {
  return `${kind} "${name}"`;
}
