import { PortSet } from '../network/port-set';
import type { OutsideEnd } from './outside';
import type { Workload } from './workload';

/** Who is asked about, and on which ports. */
export type Asked = AskedWorkload | AskedOutside;

export interface AskedWorkload {
  readonly kind: 'workload';
  readonly workload: Workload;
  readonly title: string;
  /** Undefined for any port. */
  readonly wanted: PortSet | undefined;
}

export interface AskedOutside {
  readonly kind: 'outside';
  readonly outside: OutsideEnd;
  readonly title: string;
  readonly wanted: PortSet | undefined;
}

export function isAnyone(asked: Asked): boolean {
  return asked.kind === 'outside' && asked.outside.end.kind === 'anyone';
}

/** All ports that a list takes. */
export function expected(asked: readonly Asked[]): PortSet {
  return asked.reduce((ports, { wanted = PortSet.ALL }) => ports.union(wanted), PortSet.NONE);
}
