import type { Path } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Connection } from './connection';
import type { Direction } from './isolation';
import type { NamedPort } from './named-port';
import type { Party } from './party';
import type { PortSet } from './port-set';

/** What policies allow and nobody declared, or the other way round. */
export type Discrepancy = Undeclared | Prevented | Unisolated | Unselected;

/** Something that a policy lets through although no connection was declared. */
export interface Undeclared {
  readonly kind: 'undeclared';
  /** The policy, and the rule in it. */
  readonly resource: Resource;
  readonly path: Path;
  readonly from: Party;
  readonly to: Party;
  readonly ports: PortSet;
  /** Ports that only the receiver knows by number. */
  readonly named: readonly NamedPort[];
}

/** A connection that policies do not let through. */
export interface Prevented {
  readonly kind: 'prevented';
  /** The workload whose policies do not. */
  readonly resource: Resource;
  readonly direction: Direction;
  readonly connection: Connection;
  readonly ports: PortSet;
  /** The policies that isolate it. */
  readonly policies: readonly Resource[];
  /** The one among them that was made of its connections, if this is one of these. */
  readonly own?: Resource;
}

/** A workload that no policy isolates any more. */
export interface Unisolated {
  readonly kind: 'unisolated';
  readonly resource: Resource;
  readonly direction: Direction;
}

/** A workload that the policy made of its connections no longer selects, and what comes of that. */
export interface Unselected {
  readonly kind: 'unselected';
  readonly resource: Resource;
  readonly policy: Resource;
}
