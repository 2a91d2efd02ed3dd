import type { End } from '../network/end';
import type { Protocol } from '../network/port-range';
import type { ConnectedWorkload } from './connected-workload';

/** One side of a connection, as the other one needs to know it. */
export interface PeerSide {
  /** What people call it. */
  readonly name: string;
  /** The workload of this app whose policy must allow the connection too. */
  readonly workload?: ConnectedWorkload;
  /** Whether it is known by nothing by which a policy could tell that it calls. @default false */
  readonly onlyCalled?: boolean;
  /** Whether `end` is never a name alone, and must not be asked before all is declared. @default false */
  readonly neverNamed?: boolean;
  /** What connections to it are for, if not calls. */
  readonly purpose?: 'exposure' | 'scraping';
  /**
   * Who it is, for the workload at the other end. Asked at each rendering, as labels and ports may have been added since.
   */
  end(asking: ConnectedWorkload): End;
  /** What it answers on; undefined where nobody knows, so that ports have to be named. */
  served?(asking: ConnectedWorkload): readonly ServedPort[];
  /** The ports that are meant where none are named. @default - all of `served` */
  usual?(asking: ConnectedWorkload): readonly ServedPort[];
  /**
   * The name by which a workload calls it.
   *
   * @param port the one that is called: not every Service in front of some pods has each of their ports
   * @param pod the ordinal number of one pod
   * @throws if it has no such name
   */
  host?(asking: ConnectedWorkload, port?: ServedPort, pod?: number): string;
  /** Why it is more than was meant, for the workload at the other end. @default - it is exact */
  wider?(asking: ConnectedWorkload): string | undefined;
}

/** Whether only the network plugin's own policy can let a side through; asked while more may still be declared. */
export function isNamed(side: PeerSide, asking: ConnectedWorkload): boolean {
  return !side.neverNamed && !side.workload && side.end(asking).kind === 'named';
}

/** A port that pods answer on. */
export interface ServedPort {
  readonly name?: string;
  readonly protocol: Protocol;
  /** That of the pods. */
  readonly port: number;
  /** That which callers write beside its name; undefined where there is none. */
  readonly servicePort?: number;
  /** The Service that has it. @default - the one that is usual for its pods */
  readonly service?: string;
}
