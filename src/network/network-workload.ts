import type { Inventory, PodOfResource } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
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
  const titleOf = ({ origin, name }: Resource) => declaredWorkload(declared, origin).name ?? name;
  const makers = orderedByTexts([...app.podsByResource.keys()], (resource) => {
    const { namespace, kind, name, origin } = resource;
    return [namespace || '', titleOf(resource), kind, name, origin];
  });
  return makers.map((resource) => {
    const { kind, namespace, name, origin } = resource;
    const pods = app.podsByResource.get(resource) ?? [];
    return {
      id: ids.take(origin || name),
      kind,
      namespace: namespace || undefined,
      name,
      title: titleOf(resource),
      origin,
      isolated: isolatedDirections(app, pods),
      hostNetwork: pods.some(({ pod }) => hasNodeNetwork(pod)) || undefined,
    };
  });
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
