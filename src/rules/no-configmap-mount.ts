import type { Rule } from '../policy/rule';
import { OPTIONAL } from '../policy/severity';
import { mountedObjects } from './parts/mounted-objects';

/**
 * Fields: volumes: configMap.name
 * Allowed: ConfigMaps that the app does not make itself, `projected` volumes, and environment variables. Judged only where
 * a posture names it: files of configuration are what ConfigMaps are for.
 */
export const noConfigmapMount: Rule = {
  id: 'no-configmap-mount',
  summary: 'pods mount no ConfigMap that the app makes itself',
  why: 'Whoever may change ConfigMaps in the namespace changes the files that the pod reads, without a new rollout.',
  severity: OPTIONAL,
  scanners: { kubescape: ['C-0258'] },
  standards: { owasp: 'K08' },
  podsOnly: true,
  onlyWith: ['configMap'],
  wholeApp: true,
  check: (resource, context) =>
    mountedObjects(resource, context, { type: 'configMap', name: 'name', kind: '/ConfigMap' }),
};
