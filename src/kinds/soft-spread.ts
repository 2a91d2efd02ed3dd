import * as kplus from 'cdk8s-plus-28';
import { insertField, JsonObject, listIn, objectIn, stringIn } from '../manifest/json';
import { mends } from './mends';
import { selectorOf } from './workload-selector';

const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

/**
 * Spreads pods over nodes and zones where that is possible, and never keeps one from being scheduled. What is written
 * already has precedence.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadSoftly(podSpec: JsonObject, labelSelector: JsonObject): void {
  const podAntiAffinity = {
    preferredDuringSchedulingIgnoredDuringExecution: [
      { podAffinityTerm: { labelSelector, topologyKey: NODE }, weight: 100 },
    ],
  };
  insertField(podSpec, 'affinity', { podAntiAffinity, ...objectIn(podSpec, 'affinity') });
  const constraints = listIn(podSpec, 'topologySpreadConstraints');
  const taken = new Set(constraints.map((constraint) => stringIn(constraint, 'topologyKey')));
  const soft = [ZONE, NODE]
    .filter((topologyKey) => !taken.has(topologyKey))
    .map((topologyKey) => ({ labelSelector, maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway' }));
  insertField(podSpec, 'topologySpreadConstraints', [...constraints, ...soft]);
}

/**
 * Takes the prop `spread` from cdk8s-plus, which would let only one pod run in each zone, and would write that once more
 * at each rendering. Where objects are left as they are, it is written once.
 */
export function takeOverSpread(pods: kplus.AbstractPod): void {
  const workload = pods as unknown as { spread?: boolean };
  if (!(pods instanceof kplus.Workload) || !workload.spread) {
    return;
  }
  if (mends(pods)) {
    workload.spread = false;
    SPREAD.add(pods);
  } else {
    let written = false;
    // it is read at each rendering, and what was added then stays
    const spread = { get: () => !written && (written = true), configurable: true };
    Object.defineProperty(workload, 'spread', spread);
  }
}

const SPREAD = new WeakSet<kplus.AbstractPod>();

/** Spreads the pods of a workload if that was asked for. */
export function writeSpread(template: JsonObject, pods: kplus.AbstractPod): void {
  const spec = objectIn(template, 'spec');
  if (spec && pods instanceof kplus.Workload && SPREAD.has(pods)) {
    spreadSoftly(spec, selectorOf(pods));
  }
}
