import { Inventory, PodOfResource } from '../../manifest/inventory';
import type { JsonObject } from '../../manifest/json';
import { Resource } from '../../manifest/resource';
import { selectorMatches } from '../../manifest/selector';
import type { PodsEnd } from '../end';
import { namespaceLabels, namespaceName, namespacesMatching } from '../namespaces';
import { selectedPods } from '../selected-pods';
import type { Contract, ContractPeer, ContractWorkload, Labels } from './contract';

/** A contract, and what it is called in messages: its file. */
export interface TitledContract {
  readonly title: string;
  readonly contract: Contract;
}

/** A workload of one of several contracts. */
export interface ContractParty {
  readonly title: string;
  readonly workload: ContractWorkload;
  /** Whether connections keep anything from its pods. */
  readonly isIsolated: boolean;
}

/** A workload that several contracts tell of. */
interface SharedWorkload {
  readonly party: ContractParty;
  /** The contracts, each once. */
  readonly titles: readonly string[];
}

/** The workloads of several contracts, each once, and who of them is meant by labels. */
export class ContractParties {
  /** By namespace, name and kind. */
  public readonly all: readonly ContractParty[];
  public readonly duplicates: readonly SharedWorkload[];
  private readonly cluster: Inventory;
  private readonly byPod: ReadonlyMap<Resource, ContractParty>;

  constructor(contracts: readonly TitledContract[]) {
    const shared = [...byIdentity(contracts)].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, one]) => one);
    this.all = shared.map(({ party }) => party);
    this.duplicates = shared.filter(({ titles }) => titles.length > 1);
    // no selector matches pods that have the network of their node
    const selectable = this.all.filter(({ workload }) => !workload.hostNetwork);
    this.byPod = new Map(selectable.map((party) => [podOf(party.workload), party]));
    this.cluster = new Inventory([...namespacesOf(contracts), ...this.byPod.keys()]);
  }

  /** The workloads that a peer means. */
  public matching(peer: PodsEnd, asking: ContractParty): readonly ContractParty[] {
    const namespaces = peer.namespaceSelector
      ? namespacesMatching(this.cluster, peer.namespaceSelector)
      : [peer.namespace ?? asking.workload.namespace];
    return namespaces
      .flatMap((namespace): readonly PodOfResource[] => selectedPods(this.cluster, namespace, peer.podSelector))
      .flatMap(({ resource }) => this.byPod.get(resource) ?? []);
  }

  /** Whether a workload is among those that a peer means. */
  public includes(peer: ContractPeer, asking: ContractParty, { workload }: ContractParty): boolean {
    if (peer.kind !== 'pods') {
      return peer.kind === 'anyone';
    }
    const namespace = namespaceName(workload.namespace);
    const isThere = peer.namespaceSelector
      ? selectorMatches(peer.namespaceSelector, namespaceLabels(this.cluster, namespace))
      : namespaceName(peer.namespace ?? asking.workload.namespace) === namespace;
    return isThere && !workload.hostNetwork && selectorMatches(peer.podSelector, workload.labels as JsonObject);
  }
}

function byIdentity(contracts: readonly TitledContract[]): ReadonlyMap<string, SharedWorkload> {
  const found = new Map<string, SharedWorkload>();
  for (const { title, contract } of contracts) {
    for (const workload of contract.workloads) {
      const { kind, namespace, name, template = '' } = workload;
      const identity = [namespaceName(namespace), name, kind, template].join('\n');
      const { party, titles } = found.get(identity) ?? {
        party: { title, workload, isIsolated: workload.isolated && !workload.hostNetwork },
        titles: [],
      };
      found.set(identity, { party, titles: titles.includes(title) ? titles : [...titles, title] });
    }
  }
  return found;
}

/** A pod as its workload makes it, for what finds pods. */
function podOf({ name, namespace, labels }: ContractWorkload): Resource {
  return new Resource({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec: {} });
}

/** One of each name, with all labels that any contract gives it. */
function namespacesOf(contracts: readonly TitledContract[]): Resource[] {
  const labelsOf = new Map<string, Labels>();
  for (const { name, labels } of contracts.flatMap(({ contract }) => contract.namespaces)) {
    labelsOf.set(name, { ...labelsOf.get(name), ...labels });
  }
  return [...labelsOf].map(
    ([name, labels]) => new Resource({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }),
  );
}
