import { isAbsent, isObject, JsonObject, listIn, objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { labelsMatch, selectorMatches } from '../manifest/selector';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/** Has labels where others have a LabelSelector. */
const LABELS_ONLY = '/ReplicationController';

/**
 * Fields: Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, ReplicationController: spec.selector, labels of the pods
 * Allowed: a selector that matches the labels. Of a Job and a ReplicationController the API server makes one where there
 * is none.
 */
export const selectorMatchesTemplate: Rule = {
  id: 'selector-matches-template',
  summary: 'selectors of workloads match the labels of their own pods',
  why: 'The API server refuses the object: its controller would make pods for ever and find none of them.',
  severity: REFUSED,
  scanners: {
    kubeLinter: ['mismatching-selector'],
    kubeScore: [
      'deployment-pod-selector-labels-match-template-metadata-labels',
      'statefulset-pod-selector-labels-match-template-metadata-labels',
    ],
    kubescape: ['C-0296'],
  },
  kinds: [LABELS_ONLY, 'apps/DaemonSet', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet', 'batch/Job'],
  check: (resource) => {
    const { selector } = resource.spec;
    const target = objectTarget(resource);
    if (isEmpty(selector, resource)) {
      return resource.group === 'apps'
        ? [violation(target, ['spec', 'selector'], 'must match the labels of the pods')]
        : [];
    }
    if (resource.pods.length === 0) {
      return [
        violation(target, ['spec', 'template', 'spec'], 'must be set, and the labels beside it match the selector'),
      ];
    }
    return resource.pods
      .filter(({ labels }) => !matches(selector, labels, resource))
      .map(({ labels }) =>
        violation(target, ['spec', 'selector'], `must match the labels of the pods, ${JSON.stringify(labels)}`),
      );
  },
};

function isEmpty(selector: unknown, { groupKind }: Resource): boolean {
  if (!isObject(selector)) {
    return isAbsent(selector);
  }
  const labels = groupKind === LABELS_ONLY ? selector : objectIn(selector, 'matchLabels');
  return Object.keys(labels ?? {}).length === 0 && listIn(selector, 'matchExpressions').length === 0;
}

function matches(selector: unknown, labels: JsonObject, { groupKind }: Resource): boolean {
  return groupKind === LABELS_ONLY
    ? isObject(selector) && labelsMatch(selector, labels)
    : selectorMatches(selector, labels);
}
