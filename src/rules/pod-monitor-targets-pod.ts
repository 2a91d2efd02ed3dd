import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { monitoredPods, POD_MONITOR } from './parts/references/monitored-pods';
import { violation } from './parts/violation';

/**
 * Fields: PodMonitor: spec.selector, spec.namespaceSelector
 * Allowed: a selector of at least one pod of the app, in the namespaces that are meant: its own, those that are named, or
 * any
 */
export const podMonitorTargetsPod: Rule = {
  id: 'pod-monitor-targets-pod',
  summary: 'PodMonitors select pods of the app',
  why: 'Prometheus scrapes nothing, so there are no metrics, and alerts by them stay silent.',
  severity: HYGIENE,
  kinds: [POD_MONITOR],
  wholeApp: true,
  check: (resource, { app }) =>
    monitoredPods(app, resource).length > 0
      ? []
      : [
          violation(
            objectTarget(resource),
            ['spec', 'selector'],
            'must match the labels of pods that the app has in the namespaces of spec.namespaceSelector',
          ),
        ],
};
