import { fieldOf, listIn, objectIn, valueAt } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { selectorMatches } from '../manifest/selector';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { mayRunSeveral, REPLICATED_KINDS } from './parts/scaling/replicas';
import { violation } from './parts/violation';

/**
 * Fields: Deployment, StatefulSet, ReplicaSet, ReplicationController, Rollout with more replicas than one, or with none written:
 * podAntiAffinity of their pods
 * Allowed: at least one term, preferred or required, that matches the labels of the pods themselves in their own
 * namespace, and keeps them on different nodes, or in different zones or regions
 */
export const podAntiAffinity: Rule = {
  id: 'pod-anti-affinity',
  summary: 'pods that are copies keep away from each other',
  why: 'All copies may run on one node, and are gone together with it.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['no-anti-affinity'],
    kubeScore: ['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
  },
  kinds: [...REPLICATED_KINDS, '/ReplicationController', 'apps/ReplicaSet', 'extensions/ReplicaSet'],
  podsOnly: true,
  wholeApp: true,
  check: (resource, context) =>
    mayRunSeveral(resource, context)
      ? resource.pods
          .filter((pod) => !termsOf(pod).some((term) => isKeptApart(pod, resource, term)))
          .map((pod) =>
            violation(
              pod,
              ['affinity', 'podAntiAffinity'],
              `must have a term with topologyKey "${NODE}" whose labelSelector matches these pods`,
            ),
          )
      : [],
};

const NODE = 'kubernetes.io/hostname';

const PLACES: readonly unknown[] = [
  NODE,
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
];

function termsOf(pod: Pod): unknown[] {
  const affinity = valueAt(pod.spec, ['affinity', 'podAntiAffinity']);
  return [
    ...listIn(affinity, 'preferredDuringSchedulingIgnoredDuringExecution').map((item) =>
      fieldOf(item, 'podAffinityTerm'),
    ),
    ...listIn(affinity, 'requiredDuringSchedulingIgnoredDuringExecution'),
  ];
}

function isKeptApart({ labels }: Pod, { namespace }: Resource, term: unknown): boolean {
  const namespaces = listIn(term, 'namespaces');
  return (
    PLACES.includes(fieldOf(term, 'topologyKey')) &&
    selectorMatches(objectIn(term, 'labelSelector'), labels) &&
    (namespaces.length === 0 || namespaces.includes(namespace || 'default'))
  );
}
