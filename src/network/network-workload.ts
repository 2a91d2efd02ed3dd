import type { Inventory, PodOfResource } from '../manifest/inventory';
import type { Declarations } from './connection';
import { declaredWorkload } from './declared-workload';
import type { EndIds } from './end-ids';
import { hasNodeNetwork, isolationOf } from './isolation';
import { orderedByTexts } from './text-order';

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
  const makers = [...app.podsByResource].map(([{ kind, namespace, name, origin }, pods]) => ({
    kind,
    namespace: namespace || undefined,
    name,
    title: declaredWorkload(declared, origin).name ?? name,
    origin,
    pods,
  }));
  const ordered = orderedByTexts(makers, ({ namespace = '', title, kind, name, origin }) => [
    namespace,
    title,
    kind,
    name,
    origin,
  ]);
  return ordered.map(({ kind, namespace, name, title, origin, pods }) => ({
    id: ids.take(origin || name),
    kind,
    namespace,
    name,
    title,
    origin,
    isolated: isolatedDirections(app, pods),
    hostNetwork: pods.some(({ pod }) => hasNodeNetwork(pod)) || undefined,
  }));
}

function isolatedDirections(app: Inventory, pods: readonly PodOfResource[]): IsolatedDirections {
  let [ingress, egress] = [true, true];
  for (const { pod } of pods) {
    const isolation = isolationOf(app, pod);
    ingress &&= isolation?.ingress ?? false;
    egress &&= isolation?.egress ?? false;
  }
  return ingress && egress ? 'both' : ingress ? 'ingress' : egress ? 'egress' : 'none';
}
