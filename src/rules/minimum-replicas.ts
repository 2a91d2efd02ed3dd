import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { writtenReplicas } from './parts/scaling/replicas';
import { scalersOf } from './parts/scaling/scaler';
import { violation } from './parts/violation';

const FEWEST = 2;

/**
 * Fields: Deployment, Rollout: spec.replicas
 * Allowed: 2 and more, and any where an autoscaler sets them
 */
export const minimumReplicas: Rule = {
  id: 'minimum-replicas',
  summary: 'Deployments run at least two pods',
  why: 'Nothing answers while the only pod is moved: at each drain of its node, after each crash, and while it waits for a node.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['minimum-three-replicas'],
    kubeScore: ['deployment-replicas'],
    polaris: ['deploymentMissingReplicas'],
    kyverno: ['deployment-has-multiple-replicas'],
  },
  kinds: ['apps/Deployment', 'argoproj.io/Rollout', 'extensions/Deployment'],
  wholeApp: true,
  check: (resource, context) =>
    (writtenReplicas(resource) ?? 1) >= FEWEST || scalersOf(context.app, resource).length > 0
      ? []
      : [violation(objectTarget(resource), ['spec', 'replicas'], `must be at least ${FEWEST}`)],
};
