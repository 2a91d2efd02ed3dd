import { PortSet } from '../network/port-set';
import { checkOptionNames } from '../posture/option-names';
import { ChosenPorts, chosenPorts } from './chosen-ports';
import type { AllowOptions, ConnectOptions } from './connect-options';
import type { ConnectedWorkload } from './connected-workload';
import type { Declaration } from './declaration';
import { IPeer, Peer } from './peer';
import { isNamed, PeerSide } from './peer-side';
import { allowByPlugin } from './plugin-policy';
import { setVariables } from './variables';

/**
 * Lets a workload call another end, and tells it the address.
 *
 * @throws if that is itself, has no such port, is connected to already on other ports, or a variable is set already
 */
export function connect(caller: ConnectedWorkload, peer: IPeer, options: ConnectOptions = {}): void {
  checkOptionNames(`a connection of "${caller.name}"`, options, CONNECT_OPTIONS);
  const callee = Peer._sideOf(peer, `"${caller.name}" connects to something`);
  if (callee.workload === caller) {
    throw new Error(
      `"${caller.name}" connects to itself; leave it out, or write connectReplicas() for its pods to reach each other`,
    );
  }
  checkNamespaces(caller, callee);
  callee.end(caller); // which some cannot say in every cluster
  const ports = chosenPorts(callee, options.ports, caller);
  // first, as it can fail
  setVariables(caller, callee, ports.first, options);
  declare(caller, callee, ports, {
    reason: options.reason ?? reasonFor(caller, callee),
    declaredBy: caller.scope.node.path,
    purpose: 'call',
  });
}

/**
 * Lets another end call a workload.
 *
 * @throws if that is itself, or there is no such port
 */
export function allow(callee: ConnectedWorkload, peer: IPeer, options: AllowOptions = {}): void {
  checkOptionNames(`a connection to "${callee.name}"`, options, ALLOW_OPTIONS);
  const caller = Peer._sideOf(peer, `"${callee.name}" lets something in`);
  if (caller.workload === callee) {
    throw new Error(
      `"${callee.name}" allows connections from itself; leave it out, or write connectReplicas() for its pods to reach ` +
        'each other',
    );
  }
  if (caller.onlyCalled) {
    throw new Error(
      `"${callee.name}" lets "${caller.name}" in, and no policy can tell by a name who calls; write Peers.cidr with its addresses`,
    );
  }
  checkNamespaces(callee, caller);
  declare(caller, callee, chosenPorts(callee, options.ports, callee), {
    reason: options.reason ?? reasonFor(caller, callee),
    declaredBy: callee.scope.node.path,
    purpose: caller.purpose ?? 'call',
  });
}

/** Lets the pods of a workload call each other. */
export function connectReplicas(workload: ConnectedWorkload, options: AllowOptions = {}): void {
  checkOptionNames(`a connection of "${workload.name}"`, options, ALLOW_OPTIONS);
  declare(workload, workload, chosenPorts(workload, options.ports, workload), {
    reason: options.reason ?? `replicas of ${workload.name} connect to each other`,
    declaredBy: workload.scope.node.path,
    purpose: 'call',
  });
}

const ALLOW_OPTIONS: readonly string[] = ['ports', 'reason'] satisfies (keyof AllowOptions)[];
const CONNECT_OPTIONS: readonly string[] = [
  'ports',
  'env',
  'urlEnv',
  'urlScheme',
  'hostEnv',
  'portEnv',
  'containers',
  'pod',
  'reason',
] satisfies (keyof ConnectOptions)[];

/** Remembers a declaration at both ends, once. */
export function remember(declaration: Declaration): void {
  const { from, to } = declaration;
  const ends = new Set([from.workload, to.workload]);
  ends.forEach((workload) => workload?.add(declaration));
  ends.forEach((workload) => {
    if (workload && (isNamed(from, workload) || isNamed(to, workload))) {
      allowByPlugin(workload);
    }
  });
}

function declare(
  from: PeerSide,
  to: PeerSide,
  { ranges }: ChosenPorts,
  about: Pick<Declaration, 'reason' | 'declaredBy' | 'purpose'>,
): void {
  const declared = (from.workload ?? to.workload)?.declared ?? [];
  const before = declared.filter(
    (one) => !one.adds && isSame(one.from, from) && isSame(one.to, to) && one.purpose === about.purpose,
  );
  if (before.length > 0) {
    const [then, now] = [PortSet.of(before[0].ports()).text, PortSet.of(ranges()).text];
    if (then !== now) {
      const who =
        from === to
          ? `the pods of "${from.name}" are connected to each other`
          : `"${from.name}" is connected to "${to.name}"`;
      throw new Error(`${who} already, on ${then}, and now on ${now}; write all ports in one call`);
    }
  }
  if (!before.some(({ reason }) => reason === about.reason)) {
    remember({ from, to, ports: ranges, ...about });
  }
}

/** Who connects to whom: two workloads with their namespaces, where these differ. */
export function reasonFor(from: PeerSide, to: PeerSide): string {
  const apart = from.workload && to.workload && from.workload.namespace !== to.workload.namespace;
  const [caller, callee] = [from, to].map(({ name, workload }) => (apart ? `${workload?.namespace}/${name}` : name));
  return `${caller} connects to ${callee}`;
}

/** Whether two sides are the same: workloads by what they are, others by who gave them. */
export function isSame(left: PeerSide, right: PeerSide): boolean {
  return left.workload ? left.workload === right.workload : left === right;
}

/**
 * Two workloads must be of one app, and know whether they are in one namespace.
 *
 * @throws if they are of two, or only one of them has said in which namespace it is
 */
export function checkNamespaces(workload: ConnectedWorkload, { workload: other }: PeerSide): void {
  if (other && other.scope.node.root !== workload.scope.node.root) {
    throw new Error(
      `"${workload.name}" and "${other.name}" are of two apps, each of which renders policies of its own alone; write ` +
        'Peers.contract with what the other has written',
    );
  }
  if (!other || (workload.namespace === undefined) === (other.namespace === undefined)) {
    return;
  }
  const [named, nameless] = workload.namespace === undefined ? [other, workload] : [workload, other];
  throw new Error(
    `"${named.name}" is in namespace "${named.namespace}", and nobody knows in which "${nameless.name}" is; set namespace ` +
      'on its chart',
  );
}
