import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const SYSTEM: ReadonlySet<string | undefined> = new Set(['kube-node-lease', 'kube-public', 'kube-system']);

/**
 * Fields: metadata.namespace of objects that make pods
 * Allowed: any but kube-system, kube-public and kube-node-lease. Roles and ConfigMaps may have to be there.
 */
export const noSystemNamespace: Rule = {
  id: 'no-system-namespace',
  summary: 'pods stay out of the namespaces of the system',
  why: 'Admission policies mostly leave these namespaces out, and who may change pods there can take over the cluster.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0037'] },
  standards: { cis: ['5.7.1'], nsa: true },
  podsOnly: true,
  check: (resource) =>
    SYSTEM.has(resource.namespace) && resource.pods.length > 0
      ? [violation(objectTarget(resource), ['metadata', 'namespace'], 'must be a namespace of the app')]
      : [],
};
