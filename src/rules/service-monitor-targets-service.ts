import { Inventory, oncePerApp } from '../manifest/inventory';
import { fieldOf, listIn, objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { selectorMatches } from '../manifest/selector';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: ServiceMonitor: spec.selector, spec.namespaceSelector
 * Allowed: a selector of at least one Service of the app, in the namespaces that are meant: its own, those that are named,
 * or any
 */
export const serviceMonitorTargetsService: Rule = {
  id: 'service-monitor-targets-service',
  summary: 'ServiceMonitors select Services of the app',
  why: 'Prometheus scrapes nothing, so there are no metrics, and alerts by them stay silent.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['dangling-servicemonitor'] },
  kinds: ['monitoring.coreos.com/ServiceMonitor'],
  wholeApp: true,
  check: (resource, { app }) =>
    namespacesOf(resource).some((namespace) => selectsIn(app, namespace, resource))
      ? []
      : [
          violation(
            objectTarget(resource),
            ['spec', 'selector'],
            'must match the labels of Services that the app has in the namespaces of spec.namespaceSelector',
          ),
        ],
};

const ANY = undefined;

function namespacesOf({ namespace, spec }: Resource): (string | undefined)[] {
  const chosen = objectIn(spec, 'namespaceSelector');
  if (fieldOf(chosen, 'any') === true) {
    return [ANY];
  }
  const names = listIn(chosen, 'matchNames');
  return names.length > 0 ? names.map(String) : [namespace || 'default'];
}

function selectsIn(app: Inventory, namespace: string | undefined, { spec }: Resource): boolean {
  const selector = objectIn(spec, 'selector');
  return (servicesByNamespace(app).get(namespace) ?? []).some(({ metadata }) =>
    selectorMatches(selector, objectIn(metadata, 'labels') ?? {}),
  );
}

const servicesByNamespace = oncePerApp((app): ReadonlyMap<string | undefined, Resource[]> => {
  const found = new Map<string | undefined, Resource[]>([[ANY, []]]);
  for (const service of app.ofKind('/Service')) {
    for (const key of [ANY, service.namespace || 'default']) {
      const services = found.get(key) ?? [];
      services.push(service);
      found.set(key, services);
    }
  }
  return found;
});
