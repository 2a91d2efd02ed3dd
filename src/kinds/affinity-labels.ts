import type * as kplus from 'cdk8s-plus-28';
import { labelSelectorOf } from '../connections/plus-selector';
import { labelFaults } from './label-faults';

/**
 * What has pods kept beside or away from those that have a label with an empty value. cdk8s-plus leaves such labels out, so
 * that all pods of the namespace are meant.
 */
export const KEPT_LABELS: PropertyDescriptorMap = {
  createPodAffinityTerm: { value: affinityTerm, configurable: true, writable: true },
};

/** @throws if a label has no value */
function affinityTerm({ key }: kplus.Topology, pods: kplus.IPodSelector): kplus.k8s.PodAffinityTerm {
  const { labelSelector, namespaces } = pods.toPodSelectorConfig();
  const [fault] = [...labelFaults(labelSelector), ...labelFaults(namespaces?.labelSelector)];
  if (fault) {
    throw new Error(`"${pods.node.path}" ${fault}`);
  }
  return {
    topologyKey: key,
    labelSelector: labelSelectorOf(labelSelector),
    namespaceSelector: namespaces?.labelSelector && labelSelectorOf(namespaces.labelSelector),
    namespaces: namespaces?.names,
  };
}
