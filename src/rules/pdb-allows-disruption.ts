import type { Inventory } from '../manifest/inventory';
import { objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { selectedPods } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { fewestReplicas, REPLICATED_KINDS } from './parts/scaling/replicas';
import { scalersOf } from './parts/scaling/scaler';
import { countOf, shareOf } from './parts/scaling/share';
import { violation } from './parts/violation';

/**
 * Fields: PodDisruptionBudget: spec.maxUnavailable, spec.minAvailable; replicas of the objects whose pods it selects,
 * or minReplicas of their autoscalers
 * Allowed: what leaves at least one pod that may go, also while an autoscaler keeps the fewest
 */
export const pdbAllowsDisruption: Rule = {
  id: 'pdb-allows-disruption',
  summary: 'PodDisruptionBudgets let at least one pod go',
  why: 'No pod may ever be evicted, so the node that it runs on cannot be drained: upgrades of the cluster wait, or are forced.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['pdb-max-unavailable', 'pdb-min-available'],
    polaris: ['pdbDisruptionsIsZero', 'pdbMinAvailableGreaterThanHPAMinReplicas'],
    kyverno: [
      'pdb-maxunavailable',
      'pdb-maxunavailable-with-deployments',
      'pdb-minavailable-check',
      'deployment-replicas-higher-than-pdb',
      'require-replicas-allow-disruption',
    ],
  },
  kinds: ['policy/PodDisruptionBudget'],
  onlyWith: ['maxUnavailable', 'minAvailable'],
  wholeApp: true,
  check: (resource, context) => {
    const target = objectTarget(resource);
    if (shareOf(resource.spec.maxUnavailable)?.value === 0) {
      return [violation(target, ['spec', 'maxUnavailable'], 'must be at least 1')];
    }
    const wanted = shareOf(resource.spec.minAvailable);
    if (!wanted) {
      return [];
    }
    if (wanted.isPercent && wanted.value >= 100) {
      return [violation(target, ['spec', 'minAvailable'], 'must be below "100%"')];
    }
    const pods = podsAtLeast(resource, context.app);
    return pods && countOf(wanted, pods.count) >= pods.count
      ? [violation(target, ['spec', 'minAvailable'], `must be below ${pods.what}`)]
      : [];
  },
};

/** How many pods a budget counts at the least, and where that stands; undefined where nobody knows. */
function podsAtLeast({ namespace, spec }: Resource, app: Inventory): { count: number; what: string } | undefined {
  const pods = selectedPods(app, namespace, objectIn(spec, 'selector'));
  const workloads = [...new Set(pods.map(({ resource }) => resource))];
  if (workloads.length === 0 || !workloads.every(({ groupKind }) => REPLICATED_KINDS.includes(groupKind))) {
    return undefined;
  }
  const count = workloads.reduce((sum, workload) => sum + (fewestReplicas(workload, app) ?? DEFAULT_REPLICAS), 0);
  return { count, what: whatOf(workloads, app, count) };
}

const DEFAULT_REPLICAS = 1;

function whatOf([first, ...others]: readonly Resource[], app: Inventory, count: number): string {
  const [scaler] = scalersOf(app, first);
  if (others.length > 0) {
    return `${count}, the replicas of ${first.kind} "${first.name}" and ${others.length} more`;
  }
  return scaler
    ? `${count}, the fewest that ${scaler.resource.kind} "${scaler.resource.name}" leaves`
    : `${count}, the replicas of ${first.kind} "${first.name}"`;
}
