import { Inventory, oncePerApp } from '../../../manifest/inventory';
import { fieldOf, listIn, objectIn } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import { selectorMatches } from '../../../manifest/selector';
import { namespaceName } from '../../../network/namespaces';

export const SERVICE_MONITOR = 'monitoring.coreos.com/ServiceMonitor';

/** The Services of the app whose metrics a ServiceMonitor has collected. */
export function monitoredServices(app: Inventory, monitor: Resource): Resource[] {
  const selector = objectIn(monitor.spec, 'selector');
  return monitoredNamespaces(monitor)
    .flatMap((namespace) => servicesByNamespace(app).get(namespace) ?? [])
    .filter(({ metadata }) => selectorMatches(selector, objectIn(metadata, 'labels') ?? {}));
}

const ANY = undefined;

/** The namespaces that a ServiceMonitor or a PodMonitor is for; undefined stands for all. */
export function monitoredNamespaces({ namespace, spec }: Resource): (string | undefined)[] {
  const chosen = objectIn(spec, 'namespaceSelector');
  if (fieldOf(chosen, 'any') === true) {
    return [ANY];
  }
  const names = listIn(chosen, 'matchNames');
  return names.length > 0 ? names.map(String) : [namespaceName(namespace)];
}

const servicesByNamespace = oncePerApp((app): ReadonlyMap<string | undefined, Resource[]> => {
  const found = new Map<string | undefined, Resource[]>([[ANY, []]]);
  for (const service of app.ofKind('/Service')) {
    for (const key of [ANY, namespaceName(service.namespace)]) {
      const services = found.get(key) ?? [];
      services.push(service);
      found.set(key, services);
    }
  }
  return found;
});
