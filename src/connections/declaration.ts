import type { Connection, Purpose } from '../network/connection';
import type { PortRange } from '../network/port-range';
import type { ConnectedWorkload } from './connected-workload';
import type { PeerSide } from './peer-side';

/** What was declared: a connection before its ends are known for good. */
export interface Declaration {
  readonly from: PeerSide;
  readonly to: PeerSide;
  /** Ports of the pods that are called; undefined for every port. */
  readonly ports: () => readonly PortRange[] | undefined;
  readonly reason: string;
  readonly declaredBy: string;
  readonly purpose: Purpose;
  readonly wider?: string;
  readonly onlyAt?: 'from' | 'to';
  /** Whether others between the same ends add to it, as calls of cdk8s-plus do. Without it, they contradict it. */
  readonly adds?: boolean;
}

/**
 * The same as plain data.
 *
 * @param asking the workload of this app that is at one end, or at both
 */
export function connectionOf(declaration: Declaration, asking: ConnectedWorkload): Connection {
  const { from, to, ports, reason, declaredBy, purpose, onlyAt } = declaration;
  const wider = declaration.wider ?? from.wider?.(asking) ?? to.wider?.(asking);
  const connection: { -readonly [Field in keyof Connection]: Connection[Field] } = {
    from: from.end(asking),
    to: to.end(asking),
    ports: ports(),
    reason,
    declaredBy,
    purpose,
  };
  if (wider !== undefined) {
    connection.wider = wider;
  }
  if (onlyAt) {
    connection.onlyAt = onlyAt;
  }
  return connection;
}
