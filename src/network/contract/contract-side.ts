import { isEmptySelector } from '../label-selector';
import { PortSet } from '../port-set';
import type { ContractEdge } from './contract';
import type { ContractParties, ContractParty } from './contract-parties';

/** A call with workloads that have certain labels. */
interface Call {
  readonly ports: PortSet;
  /** The construct that declared it, by its path. */
  readonly declaredBy: string;
  /** Who has the labels: one at least. */
  readonly others: readonly ContractParty[];
}

/** What a workload allows at its end of connections, in one direction. */
export class ContractSide {
  /** Those that somebody has to answer. */
  public readonly calls: Call[] = [];
  /** Calls with pods that are in no contract, or with whole namespaces. */
  public readonly unpaired: ContractEdge[] = [];
  /** The ports for workloads that are meant by their labels, for whatever purpose. */
  private readonly particular = new Map<ContractParty, PortSet>();
  /** What is for many, of whom nobody is meant in particular. */
  private readonly general: ContractEdge[] = [];

  constructor(
    private readonly party: ContractParty,
    edges: readonly ContractEdge[],
    private readonly parties: ContractParties,
  ) {
    edges.forEach((edge) => this.add(edge));
  }

  /** The ports that are allowed with another workload. */
  public allowed(other: ContractParty): PortSet {
    return this.party.isIsolated ? this.declared(other) : PortSet.ALL;
  }

  /** The ports that are declared for another workload, also as one of many. */
  public declared(other: ContractParty): PortSet {
    return this.general
      .filter(({ peer }) => this.parties.includes(peer, this.party, other))
      .reduce((sum, { ports }) => sum.union(PortSet.of(ports)), this.particular.get(other) ?? PortSet.NONE);
  }

  private add(edge: ContractEdge): void {
    const { peer, purpose, declaredBy } = edge;
    if (peer.kind === 'anyone') {
      this.general.push(edge);
    }
    if (peer.kind !== 'pods') {
      return;
    }
    if (isEmptySelector(peer.podSelector)) {
      this.general.push(edge);
      this.unpaired.push(...(purpose === 'call' ? [edge] : []));
      return;
    }
    const ports = PortSet.of(edge.ports);
    const others = this.parties.matching(peer, this.party);
    for (const other of others) {
      this.particular.set(other, (this.particular.get(other) ?? PortSet.NONE).union(ports));
    }
    if (purpose !== 'call') {
      return;
    }
    if (others.length > 0) {
      this.calls.push({ ports, declaredBy, others });
    } else {
      this.unpaired.push(edge);
    }
  }
}
