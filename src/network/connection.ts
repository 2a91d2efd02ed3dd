import type { End } from './end';
import type { PortRange, Protocol } from './port-range';

/** A connection that the code declares, as plain data. */
export interface Connection {
  readonly from: End;
  readonly to: End;
  /** Ports of the pods at the other end, not of their Service. @default - every port of every protocol */
  readonly ports?: readonly PortRange[];
  /** What it is for, as a phrase: `frontend connects to cart`. */
  readonly reason: string;
  /** The construct that declared it, by its path. */
  readonly declaredBy: string;
  readonly purpose: Purpose;
  /** Why more is allowed than was meant; undefined where it is exact. */
  readonly wider?: string;
  /** The only end at which it is allowed. The other is left as it is. @default - both */
  readonly onlyAt?: 'from' | 'to';
}

/** What a connection is for: what the app does, names that it looks up, requests from outside, metrics. */
export type Purpose = 'call' | 'dns' | 'exposure' | 'scraping';

/** A workload whose pods have just what connections say. */
export interface IsolatedWorkload {
  /** The construct path of the object that makes the pods. */
  readonly origin: string;
  /** What people call it. @default - what its connections call it */
  readonly name?: string;
  /** The construct path of its NetworkPolicy. */
  readonly policy: string;
  /** The property by which code reaches `connectTo` from what it holds, as of kinds. @default - none, as of components */
  readonly through?: 'connections';
  /** The ports that code can name, in the order in which names are looked up. @default - unknown */
  readonly ports?: readonly CodePort[];
}

/** A port of a workload as the code of its connections knows it. */
export interface CodePort {
  readonly protocol: Protocol;
  /** That of the pods. */
  readonly port: number;
  /** By which code names it: that of the Service, where there is one. */
  readonly servicePort: number;
  /** The Service that callers are told. @default - none */
  readonly service?: string;
  /** Whether it is meant where none is named. */
  readonly isUsual: boolean;
}

/** Everything that the code of an app declares. */
export interface Declarations {
  readonly workloads: readonly IsolatedWorkload[];
  /** Each once, in a stable order. */
  readonly connections: readonly Connection[];
}

export const NOTHING_DECLARED: Declarations = Object.freeze({ workloads: [], connections: [] });
