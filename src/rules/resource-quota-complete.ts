import { Inventory, oncePerApp } from '../manifest/inventory';
import { fieldOf, isAbsent, listIn, objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const QUOTA = '/ResourceQuota';

/** What must be bounded, by each name that it has. */
const BOUNDS: readonly (readonly [string, ...string[]])[] = [
  ['requests.cpu', 'cpu'],
  ['requests.memory', 'memory'],
  ['limits.cpu'],
  ['limits.memory'],
];

/**
 * Fields: ResourceQuota: spec.hard
 * Allowed: requests.cpu, requests.memory, limits.cpu and limits.memory, in all quotas of a namespace together. A quota of
 * some pods only, by scopes, neither counts nor is judged.
 */
export const resourceQuotaComplete: Rule = {
  id: 'resource-quota-complete',
  summary: 'the quotas of a namespace bound CPU and memory, both requested and at most',
  why: 'One workload of the namespace can take the CPU or memory that the quota leaves open from all other tenants of the cluster.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0040'] },
  standards: { owasp: 'K01', nsa: true },
  kinds: [QUOTA],
  wholeApp: true,
  check: (resource, { app }) => {
    const quotas = quotasByNamespace(app).get(resource.namespace || 'default') ?? [];
    // said once for a namespace
    return quotas[0] !== resource
      ? []
      : BOUNDS.filter((names) => !quotas.some((quota) => names.some((name) => bounds(quota, name)))).map(([name]) =>
          violation(objectTarget(resource), ['spec', 'hard', name], 'must be set'),
        );
  },
};

const quotasByNamespace = oncePerApp((app: Inventory) => {
  const found = new Map<string, Resource[]>();
  for (const quota of app.ofKind(QUOTA).filter(isOfAllPods)) {
    const namespace = quota.namespace || 'default';
    found.set(namespace, [...(found.get(namespace) ?? []), quota]);
  }
  return found;
});

function isOfAllPods({ spec }: Resource): boolean {
  return listIn(spec, 'scopes').length === 0 && isAbsent(fieldOf(spec, 'scopeSelector'));
}

function bounds({ spec }: Resource, name: string): boolean {
  return !isAbsent(fieldOf(objectIn(spec, 'hard'), name));
}
