import { Inventory, sameNamespace } from '../manifest/inventory';
import type { JsonObject } from '../manifest/json';
import { selectorMatches } from '../manifest/selector';
import { AddressSet } from './address-set';
import type { End, PodsEnd } from './end';
import { hasNodeNetwork } from './isolation';
import { namespaceLabels, namespaceName } from './namespaces';
import type { Party, StrangerParty } from './party';

/**
 * Whether an end of a connection stands for somebody. What only a network plugin can say stands for nobody.
 *
 * @param own the namespace of the other end
 */
export function standsFor(app: Inventory, end: End, party: Party, own: string | undefined): boolean {
  switch (end.kind) {
    case 'anyone':
      return true;
    case 'workload':
      return party.kind === 'pod' && end.origin === party.pod.resource.origin;
    case 'addresses':
      return party.kind === 'address' && end.blocks.some((block) => AddressSet.of(block)?.contains(party.address));
    case 'pods': {
      const pod = podOf(app, party);
      return pod !== undefined && isAmong(end, pod, own);
    }
    default:
      return false;
  }
}

type KnownPod = Pick<StrangerParty, 'namespace' | 'labels'> & { readonly namespaceLabels: () => JsonObject };

/** Undefined for what no selector finds. */
function podOf(app: Inventory, party: Party): KnownPod | undefined {
  switch (party.kind) {
    case 'stranger':
      return { ...party, namespaceLabels: () => party.namespaceLabels };
    case 'pod': {
      const { resource, pod } = party.pod;
      return hasNodeNetwork(pod)
        ? undefined
        : {
            namespace: resource.namespace,
            labels: pod.labels,
            namespaceLabels: () => namespaceLabels(app, resource.namespace),
          };
    }
    default:
      return undefined;
  }
}

function isAmong(end: PodsEnd, pod: KnownPod, own: string | undefined): boolean {
  return (
    selectorMatches(end.podSelector, pod.labels) &&
    (end.namespaceSelector
      ? selectorMatches(end.namespaceSelector, pod.namespaceLabels())
      : sameNamespace(end.namespace ?? own, namespaceName(pod.namespace)))
  );
}
