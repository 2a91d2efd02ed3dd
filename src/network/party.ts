import type { PodOfResource } from '../manifest/inventory';
import type { JsonObject } from '../manifest/json';

/** Somebody who sends or receives: a pod of the app, a pod that somebody else makes, or an address that is no pod. */
export type Party = AppParty | StrangerParty | AddressParty;

export interface AppParty {
  readonly kind: 'pod';
  readonly pod: PodOfResource;
}

/** A pod that no manifest of the app makes; nothing is known of policies that isolate it. */
export interface StrangerParty {
  readonly kind: 'stranger';
  readonly namespace: string | undefined;
  readonly namespaceLabels: JsonObject;
  readonly labels: JsonObject;
}

export interface AddressParty {
  readonly kind: 'address';
  /** IPv4 or IPv6. */
  readonly address: string;
}
