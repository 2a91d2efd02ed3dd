import { ApiObject } from 'cdk8s';
import type { JsonObject } from '../manifest/json';
import type { ClusterNetwork } from '../network/cluster-network';
import type { Connection } from '../network/connection';
import type { NamedEnd } from '../network/end';
import { amend, ownKind } from '../synth/own-kind';
import { calicoSpec } from './calico-policy';
import { ciliumSpec } from './cilium-policy';
import type { Allowance, ConnectedWorkload } from './connected-workload';
import { explain } from './explanation';
import { isNamed } from './peer-side';

/** A connection that only the network plugin's own policy can let through. */
export interface NamedConnection extends Pick<Connection, 'ports' | 'reason'> {
  /** The end that is no workload. */
  readonly named: NamedEnd;
}

/** All of those that a workload has. */
export interface NamedConnections {
  readonly ingress: readonly NamedConnection[];
  readonly egress: readonly NamedConnection[];
}

/** The policies that a network plugin has of its own. */
interface PluginPolicy {
  readonly apiVersion: string;
  readonly kind: string;
  spec(workload: ConnectedWorkload, connections: NamedConnections): JsonObject;
}

const PLUGIN_POLICIES: Readonly<Record<NonNullable<ClusterNetwork['plugin']>, PluginPolicy>> = {
  cilium: { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', spec: ciliumSpec },
  'calico-enterprise': { apiVersion: 'projectcalico.org/v3', kind: 'NetworkPolicy', spec: calicoSpec },
};

/**
 * Makes the network plugin's own policy beside the NetworkPolicy of a workload that connects with somebody whom only that
 * can let through: plugins let through what either allows. A second call changes nothing.
 */
export function allowByPlugin(workload: ConnectedWorkload): void {
  const { plugin } = workload.network;
  const { anyPolicy } = workload;
  if (!plugin || !anyPolicy || workload.scope.node.tryFindChild(ID) || !hasNamed(workload)) {
    return;
  }
  const { apiVersion, kind, spec } = PLUGIN_POLICIES[plugin];
  const { name, namespace, labels } = namesOf(anyPolicy);
  const policy = new ApiObject(workload.scope, ID, { apiVersion, kind, metadata: { name, namespace, labels } });
  ownKind(policy);
  amend(policy, (manifest) => {
    const connections = namedConnections(workload);
    explain(manifest, { ingress: connections.ingress.map(single), egress: connections.egress.map(single) });
    manifest.spec = spec(workload, connections);
  });
}

const ID = 'PluginNetworkPolicy';

/** It is called as the NetworkPolicy beside it. */
function namesOf(policy: ApiObject): { name: string; namespace?: string; labels?: { [key: string]: string } } {
  const { labels } = policy.metadata.toJson() as { labels?: { [key: string]: string } };
  return { name: policy.name, namespace: policy.metadata.namespace, labels };
}

function hasNamed(workload: ConnectedWorkload): boolean {
  const { declared, directions } = workload;
  return declared.some(
    ({ from, to, onlyAt }) =>
      (directions.has('ingress') && to.workload === workload && onlyAt !== 'from' && isNamed(from, workload)) ||
      (directions.has('egress') && from.workload === workload && onlyAt !== 'to' && isNamed(to, workload)),
  );
}

/** In the directions in which it is isolated. */
function namedConnections(workload: ConnectedWorkload): NamedConnections {
  const { ingress, egress } = workload.enforced();
  return { ingress: inOrder(ingress, 'from'), egress: inOrder(egress, 'to') };
}

/** Each once, and by name, so that they do not move when code does. */
function inOrder(allowances: readonly Allowance[], side: 'from' | 'to'): NamedConnection[] {
  const byText = new Map<string, NamedConnection>();
  for (const { connection } of allowances) {
    const { [side]: end, ports, reason } = connection;
    if (end.kind === 'named') {
      byText.set(JSON.stringify([end, ports, reason]), { named: end, ports, reason });
    }
  }
  return [...byText].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, connection]) => connection);
}

function single(connection: NamedConnection): [NamedConnection] {
  return [connection];
}
