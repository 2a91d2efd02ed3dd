import type { JsonObject } from '../manifest/json';

/** Who is at one end of a connection. */
export type End = WorkloadEnd | PodsEnd | AddressesEnd | AnyoneEnd | NamedEnd;

/** The pods that one object of the app makes, whatever labels they carry in the end. */
export interface WorkloadEnd {
  readonly kind: 'workload';
  /** The construct path of the object. */
  readonly origin: string;
  /** What people call it. */
  readonly name: string;
}

/** Pods by their labels, whoever makes them. */
export interface PodsEnd {
  readonly kind: 'pods';
  /** What people call them. */
  readonly name: string;
  /** The one namespace that they are in. */
  readonly namespace?: string;
  /** The namespaces that they are in, by labels; only without `namespace`. Without both, they are where the other end is. */
  readonly namespaceSelector?: JsonObject;
  /** An empty one selects all pods. */
  readonly podSelector: JsonObject;
}

/** Addresses, which are no pods of the cluster. */
export interface AddressesEnd {
  readonly kind: 'addresses';
  readonly name: string;
  readonly blocks: readonly AddressBlock[];
}

/** A range of addresses, without some. */
export interface AddressBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

/** Everybody: all pods and all addresses. */
export interface AnyoneEnd {
  readonly kind: 'anyone';
}

/** What only a policy of the network plugin's own kind can let through. */
export interface NamedEnd {
  readonly kind: 'named';
  readonly name: string;
  /** A DNS name, or a pattern of them. */
  readonly host?: string;
  /** What the plugin itself calls it. */
  readonly entity?: string;
}

/** The name that people know an end by. */
export function endName(end: End): string {
  return end.kind === 'anyone' ? 'anyone' : end.name;
}
