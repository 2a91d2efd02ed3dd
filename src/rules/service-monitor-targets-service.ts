import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { monitoredServices, SERVICE_MONITOR } from './parts/references/monitored-services';
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
  kinds: [SERVICE_MONITOR],
  wholeApp: true,
  check: (resource, { app }) =>
    monitoredServices(app, resource).length > 0
      ? []
      : [
          violation(
            objectTarget(resource),
            ['spec', 'selector'],
            'must match the labels of Services that the app has in the namespaces of spec.namespaceSelector',
          ),
        ],
};
