import type { Inventory, PodOfResource } from '../../../manifest/inventory';
import { objectIn } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import { selectorMatches } from '../../../manifest/selector';
import { monitoredNamespaces } from './monitored-services';

export const POD_MONITOR = 'monitoring.coreos.com/PodMonitor';

/** The pods of the app whose metrics a PodMonitor has collected. */
export function monitoredPods(app: Inventory, monitor: Resource): readonly PodOfResource[] {
  const selector = objectIn(monitor.spec, 'selector');
  return monitoredNamespaces(monitor).flatMap((namespace) =>
    namespace === undefined
      ? app.pods.filter(({ pod }) => selector && selectorMatches(selector, pod.labels))
      : app.podsMatching(namespace, selector),
  );
}
