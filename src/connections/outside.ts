import { addressBlock } from '../network/address-block';
import type { End } from '../network/end';
import { valueText } from '../posture/value-text';
import { addressesSide } from './addresses-peer';
import type { ConnectedWorkload } from './connected-workload';
import { IPeer, Peer } from './peer';
import type { PeerSide } from './peer-side';

const ANYONE: End = { kind: 'anyone' };

/**
 * The clients of a load balancer as pods see them.
 *
 * @param sourceRanges CIDRs; undefined for everybody
 * @param seen whether pods see the addresses of clients, not those of nodes
 * @param howSeen what to set so that they do
 * @throws if a range is no CIDR
 */
export function loadBalancerClients(
  sourceRanges: readonly string[] | undefined,
  seen: boolean,
  howSeen = 'externalTrafficPolicy: ExternalTrafficPolicy.LOCAL',
): Peer {
  if (sourceRanges !== undefined && !Array.isArray(sourceRanges)) {
    throw new Error(
      `the source ranges of a load balancer must be a list of CIDRs, e.g. ["192.0.2.0/24"], not ${valueText(sourceRanges)}`,
    );
  }
  if (sourceRanges?.length === 0) {
    throw new Error(
      'the list of source ranges of a load balancer is empty, which is everybody; leave it out, or name some',
    );
  }
  const blocks = sourceRanges?.map((cidr) => addressBlock(cidr));
  if (!blocks) {
    return Peer._of({ name: 'anyone', end: () => ANYONE, purpose: 'exposure' });
  }
  return Peer._of(
    seen ? addressesSide(`clients in ${sourceRanges!.join(', ')}`, blocks, 'exposure') : nodesSide(howSeen),
  );
}

/** Nodes, which pass on what a load balancer sends them. */
function nodesSide(howSeen: string): PeerSide {
  return {
    name: 'nodes',
    purpose: 'exposure',
    end: ({ network: { nodes, plugin } }) =>
      nodes && plugin !== 'cilium'
        ? { kind: 'addresses', name: 'nodes', blocks: nodes.map((cidr) => ({ cidr })) }
        : ANYONE,
    wider: ({ network: { nodes, plugin } }) => {
      if (plugin === 'cilium') {
        return `requests come from nodes, which Cilium finds by no address, so anyone is let in; set ${howSeen}`;
      }
      return nodes
        ? undefined
        : 'requests come from nodes, and nobody knows their addresses, so anyone is let in; set nodes in network of the ' +
            `posture, or ${howSeen}`;
    },
  };
}

/** Those who bring requests of an Ingress: as the user says, as the posture says, or anyone. */
export function controllerOf({ network }: ConnectedWorkload, chosen: IPeer | undefined): Peer {
  if (chosen) {
    return Peer._of(withPurpose(Peer._sideOf(chosen, 'requests come through something'), 'exposure'));
  }
  return Peer._of(network.ingressController ? { ...CONTROLLER, name: network.ingressController.name } : CONTROLLER);
}

const CONTROLLER: PeerSide = {
  name: 'anyone',
  purpose: 'exposure',
  end: ({ network: { ingressController } }) => ingressController ?? ANYONE,
  wider: ({ network: { ingressController } }) =>
    ingressController
      ? undefined
      : 'nobody knows which pods bring requests of its Ingress, so anyone is let in; set ingressController in network of ' +
        'the posture, or for a component through: Exposure.controller({ ... })',
};

/**
 * Those who collect metrics.
 *
 * @throws if nobody says who that is
 */
export function scraperOf({ name, network: { scraper } }: ConnectedWorkload, chosen: IPeer | undefined): Peer {
  const side: PeerSide | undefined =
    chosen === undefined
      ? scraper && { name: scraper.name, end: () => scraper }
      : Peer._sideOf(chosen, `metrics of "${name}" are collected by something`);
  if (!side) {
    throw new Error(
      `nobody knows which pods collect the metrics of "${name}"; name them by scraper: Peers.pods({ ... }), or set scraper ` +
        'in network of the posture',
    );
  }
  return Peer._of(withPurpose(side, 'scraping'));
}

/** A side as one who connects for a purpose: a workload that calls and collects metrics, too, is two things. */
function withPurpose(side: PeerSide, purpose: PeerSide['purpose']): PeerSide {
  const { name, workload, onlyCalled } = side;
  return {
    name,
    workload,
    onlyCalled,
    purpose,
    end: (asking) => side.end(asking),
    wider: (asking) => side.wider?.(asking),
  };
}
