import { isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { REPLICATED_KINDS } from './parts/scaling/replicas';
import { scalersOf } from './parts/scaling/scaler';
import { violation } from './parts/violation';

/**
 * Fields: Deployment, StatefulSet, Rollout that an autoscaler of the app scales: spec.replicas
 * Allowed: absent
 */
export const noStaticReplicasWithHpa: Rule = {
  id: 'no-static-replicas-with-hpa',
  summary: 'what an autoscaler scales says nothing of replicas',
  why: 'Each time the manifest is applied, it sets the number of pods back, in the middle of the load that the autoscaler has added some for.',
  severity: HYGIENE,
  scanners: { kubeScore: ['deployment-targeted-by-hpa-does-not-have-replicas-configured'] },
  kinds: REPLICATED_KINDS,
  onlyWith: ['replicas'],
  wholeApp: true,
  check: (resource, context) => {
    const [scaler] = isAbsent(resource.spec.replicas) ? [] : scalersOf(context.app, resource);
    if (!scaler) {
      return [];
    }
    const { kind, name } = scaler.resource;
    return [violation(objectTarget(resource), ['spec', 'replicas'], `must be left to ${kind} "${name}"`)];
  },
};
