import type { PodOfResource } from '../manifest/inventory';
import { JsonObject, objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { selectedPods } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

const WITH_SELECTOR: readonly string[] = [
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'argoproj.io/Rollout',
  'extensions/DaemonSet',
  'extensions/Deployment',
  'extensions/ReplicaSet',
];

/**
 * Fields: Deployment, StatefulSet, DaemonSet, ReplicaSet, Rollout: spec.selector
 * Allowed: selectors that match no pod of another object of the app in the namespace
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
 */
export const workloadSelectorsDisjoint: Rule = {
  id: 'workload-selectors-disjoint',
  summary: 'selectors of workloads match no pods of another',
  why: 'Controllers count and adopt the pods of each other: autoscalers refuse to scale, and what is deleted leaves its pods to the other.',
  severity: HYGIENE,
  kinds: WITH_SELECTOR,
  wholeApp: true,
  check: (resource, context) => {
    const selector = selectorOf(resource);
    const other = selector && otherThan(resource, selectedPods(context.app, resource.namespace, selector));
    if (!other) {
      return [];
    }
    const message = `spec.selector also matches the pods of ${other.kind} "${other.name}"; write a label that only its own pods have`;
    return [statement(objectTarget(resource), ['spec', 'selector'], message)];
  },
};

function selectorOf({ spec }: Resource): JsonObject | undefined {
  const selector = objectIn(spec, 'selector');
  // what is empty is refused, and matches everything
  return selector && Object.keys(selector).length > 0 ? selector : undefined;
}

function otherThan(resource: Resource, pods: readonly PodOfResource[]): Resource | undefined {
  // of an object that comes in twice, unique-objects tells
  return pods.find(({ resource: { groupKind, name } }) => groupKind !== resource.groupKind || name !== resource.name)
    ?.resource;
}
