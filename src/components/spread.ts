import type { JsonObject } from '../manifest/json';

const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

/**
 * Spreads pods over nodes and zones where that is possible, and never keeps one from being scheduled.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function softSpread(matchLabels: { readonly [key: string]: string }): JsonObject {
  const labelSelector = { matchLabels };
  return {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { podAffinityTerm: { labelSelector, topologyKey: NODE }, weight: 100 },
        ],
      },
    },
    topologySpreadConstraints: [ZONE, NODE].map((topologyKey) => ({
      labelSelector,
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
    })),
  };
}
