import type { Inventory, PodOfResource } from '../manifest/inventory';
import type { Declarations } from './connection';
import { declaredWorkload } from './declared-workload';
import type { EndIds } from './end-ids';
import { hasNodeNetwork } from './isolation';
import { Reachability } from './reachability';
import { byTexts } from './text-order';

/** A workload, as a report on the network names it. */
export interface NetworkWorkload {
  /** Its origin, unless another object has the same one. */
  readonly id: string;
  readonly kind: string;
  /** As in the manifest, which may name none. */
  readonly namespace?: string;
  readonly name: string;
  /** What the code calls it; the name where the code says nothing else. */
  readonly title: string;
  /** The construct path of the object. */
  readonly origin: string;
  /** The directions in which policies isolate its pods. */
  readonly isolated: IsolatedDirections;
  /** Whether a pod of it has the network of its node, for which policies do not hold. */
  readonly hostNetwork?: true;
}

export type IsolatedDirections = 'both' | 'ingress' | 'egress' | 'none';

/** Everything that makes pods, by namespace. */
export function networkWorkloadsOf(app: Inventory, declared: Declarations, ids: EndIds): NetworkWorkload[] {
  const reachability = Reachability.of(app);
  const found = [...app.podsByResource].map(([{ kind, namespace, name, origin }, pods]) => ({
    kind,
    namespace: namespace || undefined,
    name,
    title: declaredWorkload(declared, origin).name ?? name,
    origin,
    isolated: isolatedDirections(pods, reachability),
    hostNetwork: pods.some(({ pod }) => hasNodeNetwork(pod)) || undefined,
  }));
  return found
    .sort(byTexts(({ namespace = '', title, kind, name, origin }) => [namespace, title, kind, name, origin]))
    .map((workload) => ({ id: ids.take(workload.origin || workload.name), ...workload }));
}

function isolatedDirections(pods: readonly PodOfResource[], reachability: Reachability): IsolatedDirections {
  const ingress = pods.every((pod) => reachability.isIsolated('ingress', pod));
  const egress = pods.every((pod) => reachability.isIsolated('egress', pod));
  return ingress && egress ? 'both' : ingress ? 'ingress' : egress ? 'egress' : 'none';
}
