import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { AUTOSCALER, SCALED_OBJECT, targetOf } from './parts/scaling/scaler';
import { violation } from './parts/violation';

/**
 * Fields: HorizontalPodAutoscaler, ScaledObject: apiVersion, kind and name in spec.scaleTargetRef
 * Allowed: those of an object of the app in the namespace, in any version of its group. KEDA takes apps/v1 and Deployment
 * where they are left out.
 */
export const hpaTargetExists: Rule = {
  id: 'hpa-target-exists',
  summary: 'autoscalers scale objects of the app',
  why: 'The autoscaler finds nothing by that name, so the load that it was written for meets as many pods as before.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['dangling-horizontalpodautoscaler'],
    kubeScore: ['horizontalpodautoscaler-has-target'],
    kubescape: ['C-0300'],
  },
  kinds: [AUTOSCALER, SCALED_OBJECT],
  wholeApp: true,
  check: (resource, context) => {
    const { namespace } = resource;
    const { groupKind, name } = targetOf(resource);
    return name === '' || context.app.find(groupKind, namespace, name)
      ? []
      : [
          violation(
            objectTarget(resource),
            ['spec', 'scaleTargetRef'],
            `must have apiVersion, kind and name of an object that the app has in ${namespaceText(namespace)}`,
          ),
        ];
  },
};
