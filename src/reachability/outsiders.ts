import type { Inventory, PodOfResource } from '../manifest/inventory';
import { NOTHING_DECLARED } from '../network/connection';
import { DeclaredPorts } from '../network/declared-ports';
import type { AddressBlock, End } from '../network/end';
import type { Direction } from '../network/isolation';
import { labelsText } from '../network/labels-text';
import { NAMESPACE_NAME, namespaceName } from '../network/namespaces';
import { isNarrow } from '../network/narrow-pods';
import type { AddressParty, StrangerParty } from '../network/party';
import type { StatedPeer } from '../network/policy-rules';
import { Reachability } from '../network/reachability';
import { addressesAt, alternatives, SOME_ADDRESSES, SOME_STRANGER, strangersAs } from '../network/witness';

/** A pod that others make, or an address. */
export type Outsider = StrangerParty | AddressParty;

/**
 * Those outside of the app between whom the policies of a pod can tell, or what is asked about: one of each sort, in
 * place of all that are like it.
 */
export function outsidersOf(
  app: Inventory,
  direction: Direction,
  pod: PodOfResource,
  asked: readonly End[],
): Outsider[] {
  const reachability = Reachability.of(app);
  const stated = reachability.statedPeers(direction, pod);
  const blocks = [...stated.flatMap(blocksOfPeer), ...asked.flatMap(blocksOfEnd)];
  const found = [
    SOME_STRANGER,
    ...stated.flatMap((peer) => strangersOfPeer(app, peer)),
    ...asked.flatMap((end) => (end.kind === 'pods' ? strangersAs(app, placed(end, pod)) : [])),
    ...SOME_ADDRESSES,
    ...addressesAt(blocks),
  ];
  return [...new Map(found.map((outsider) => [JSON.stringify(outsider), outsider])).values()];
}

/** Whether somebody is meant by an end, as seen from a pod. */
export function isMeant(app: Inventory, end: End, outsider: Outsider, pod: PodOfResource): boolean {
  return new DeclaredPorts(app, NOTHING_DECLARED).standsFor(end, outsider, pod);
}

/** What somebody is called: pods by their labels and where they are, others by their address. */
export function outsiderName(outsider: Outsider): string {
  if (outsider.kind === 'address') {
    return outsider.address;
  }
  const labels = labelsText(outsider.labels);
  const isAnywhere = outsider.namespace === SOME_STRANGER.namespace;
  const namespaces = labelsText(isAnywhere ? withoutName(outsider.namespaceLabels) : {});
  const where = !isAnywhere
    ? namespaceName(outsider.namespace)
    : namespaces
      ? `namespaces with ${namespaces}`
      : 'any namespace';
  return `${labels ? `pods with ${labels}` : 'pods'} in ${where}`;
}

function strangersOfPeer(app: Inventory, peer: StatedPeer): StrangerParty[] {
  // whom a policy names as exactly as it can are the pods of the app that it finds
  return peer.kind === 'pods'
    ? alternatives(peer)
        .filter((each) => !isNarrow(each) || Reachability.of(app).podsNamed(each).size === 0)
        .flatMap((each) => strangersAs(app, each))
    : [];
}

function blocksOfPeer(peer: StatedPeer): readonly AddressBlock[] {
  return peer.kind === 'addresses' ? [peer.block] : [];
}

function blocksOfEnd(end: End): readonly AddressBlock[] {
  return end.kind === 'addresses' ? end.blocks : [];
}

function placed<Pods extends object>(end: Pods, { resource }: PodOfResource): Pods {
  return { namespace: resource.namespace, ...end };
}

function withoutName({
  [NAMESPACE_NAME]: _name,
  ...labels
}: StrangerParty['namespaceLabels']): StrangerParty['namespaceLabels'] {
  return labels;
}
