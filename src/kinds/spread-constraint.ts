import * as kplus from 'cdk8s-plus-28';
import { labelSelectorOf } from '../connections/plus-selector';
import type { JsonObject } from '../manifest/json';
import { TopologySpread, WhenUnsatisfiable } from './topology-spread';
import { selectorOf } from './workload-selector';
import { writeFields } from './written-fields';

/** How pods are spread, as the API takes it. */
export function spreadConstraintOf(spread: TopologySpread, pods: kplus.AbstractPod): JsonObject {
  const { matchLabelKeys, maxSkew = 1, minDomains, selector, topology } = spread;
  const constraint: JsonObject = {};
  writeFields(constraint, {
    labelSelector: selector ? labelSelectorOf(selector) : ownSelectorOf(pods),
    matchLabelKeys: matchLabelKeys && [...matchLabelKeys],
    maxSkew,
    minDomains,
    topologyKey: topology.key,
    whenUnsatisfiable: spread.whenUnsatisfiable ?? WhenUnsatisfiable.SCHEDULE_ANYWAY,
  });
  return constraint;
}

function ownSelectorOf(pods: kplus.AbstractPod): JsonObject {
  return pods instanceof kplus.Workload ? selectorOf(pods) : labelSelectorOf(pods.toPodSelectorConfig().labelSelector);
}
