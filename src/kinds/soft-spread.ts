import * as kplus from 'cdk8s-plus-28';
import { insertField, JsonObject, listIn, objectIn, stringIn } from '../manifest/json';
import { mends } from './mends';
import { selectorOf } from './workload-selector';

const NODE = 'kubernetes.io/hostname';
const TOPOLOGIES = ['topology.kubernetes.io/zone', NODE];

/** What spreads pods. */
interface SoftSpread {
  readonly affinity: JsonObject;
  readonly topologySpreadConstraints: readonly unknown[];
}

/**
 * The fields by which pods are spread over nodes and zones where that is possible, and none is ever kept from being
 * scheduled. What is written already has precedence.
 *
 * @param labelSelector makes what selects the pods, anew each time
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function softSpread(podSpec: JsonObject, labelSelector: () => JsonObject): SoftSpread {
  const podAntiAffinity = {
    preferredDuringSchedulingIgnoredDuringExecution: [
      { podAffinityTerm: { labelSelector: labelSelector(), topologyKey: NODE }, weight: 100 },
    ],
  };
  const written = listIn(podSpec, 'topologySpreadConstraints');
  const isMissing = (key: string) => !written.some((constraint) => stringIn(constraint, 'topologyKey') === key);
  const added = TOPOLOGIES.filter(isMissing).map((topologyKey) => ({
    labelSelector: labelSelector(),
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
  }));
  return {
    affinity: { podAntiAffinity, ...objectIn(podSpec, 'affinity') },
    topologySpreadConstraints: written.concat(added),
  };
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
export function writeSpread(template: JsonObject, pods: kplus.AbstractPod): boolean {
  const spec = objectIn(template, 'spec');
  if (!spec || !(pods instanceof kplus.Workload) || !SPREAD.has(pods)) {
    return false;
  }
  const { affinity, topologySpreadConstraints } = softSpread(spec, () => selectorOf(pods));
  insertField(spec, 'affinity', affinity);
  insertField(spec, 'topologySpreadConstraints', topologySpreadConstraints);
  return true;
}
