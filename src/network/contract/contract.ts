import type { JsonObject } from '../../manifest/json';
import type { Purpose } from '../connection';
import type { End, WorkloadEnd } from '../end';
import type { PodPort } from '../pod-ports';
import type { PortRange, Protocol } from '../port-range';

/** The version of a contract's shape, which changes with it; `schemas/connections.schema.json` describes it. */
export const CONTRACT_FORMAT = { $schema: 'cdk8s-bulkhead/schemas/connections.schema.json', version: 1 } as const;

/** What other repositories need to know of an app to connect to it: its workloads, and whom they talk to. */
export interface Contract {
  /** The namespaces that the app makes, by name. */
  readonly namespaces: readonly ContractNamespace[];
  /** Everything that makes pods, by namespace, name and kind. */
  readonly workloads: readonly ContractWorkload[];
}

export interface ContractNamespace {
  readonly name: string;
  readonly labels: Labels;
}

export type Labels = { readonly [label: string]: string };

/** What makes pods. */
export interface ContractWorkload {
  readonly kind: string;
  /** Left out where the manifest names none; it is then taken to be in `default`. */
  readonly namespace?: string;
  readonly name: string;
  /** What the code calls it; the name, where the code says nothing else. */
  readonly title: string;
  /** The construct path of the object. */
  readonly origin: string;
  /** By which property code reaches what declares its connections, as of kinds; only where its pods have no others. */
  readonly through?: 'connections';
  /** Which of its pod templates is meant, by its path; only where the object has several. */
  readonly template?: string;
  /** Those of its pods. */
  readonly labels: Labels;
  /** By which policies select its pods. */
  readonly podSelector: JsonObject;
  /** Whether its pods have just what connections say. */
  readonly isolated: boolean;
  /** Whether its pods have the network of their node, where no policy selects them. */
  readonly hostNetwork: boolean;
  /** The ports that its containers listen on. */
  readonly ports: readonly PodPort[];
  /** The Services in front of its pods, which are in its namespace. */
  readonly services: readonly ContractService[];
  /** Who may call it. */
  readonly offers: readonly ContractEdge[];
  /** Whom it calls. */
  readonly needs: readonly ContractEdge[];
}

export interface ContractService {
  readonly name: string;
  /** Whether its name leads to the pods themselves. */
  readonly headless: boolean;
  readonly ports: readonly ContractServicePort[];
}

/** A port that leads to one of the pods. */
export interface ContractServicePort {
  readonly name?: string;
  readonly protocol: Protocol;
  /** What callers write: the port of the Service; of a headless one, that of the pods. */
  readonly port: number;
  /** The port of the pods. */
  readonly targetPort: number;
}

/** One end of a connection, as it is allowed there. */
export interface ContractEdge {
  readonly peer: ContractPeer;
  /** Ports of the pods that are called. @default - every port of every protocol */
  readonly ports?: readonly PortRange[];
  readonly purpose: Purpose;
  readonly reason: string;
  /** The construct that declared it, by its path. */
  readonly declaredBy: string;
}

/** Who is at the other end, also of a workload by the labels by which policies select its pods. */
export type ContractPeer = Exclude<End, WorkloadEnd>;
