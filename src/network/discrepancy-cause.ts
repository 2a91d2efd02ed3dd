import { PodOfResource, sameNamespace } from '../manifest/inventory';
import { fieldOf } from '../manifest/json';
import { selectorMatches } from '../manifest/selector';
import type { Discrepancy, Unselected } from './discrepancy';
import type { End } from './end';
import { hasNodeNetwork } from './isolation';
import type { OwnPolicies } from './own-policy';
import type { Party } from './party';

/** Tells of a workload that its own policy no longer selects just that, in place of all that comes of it. */
export function withCauses(
  found: readonly Discrepancy[],
  pods: Iterable<PodOfResource>,
  policies: OwnPolicies,
): readonly Discrepancy[] {
  const unselected = unselectedAmong(pods, policies);
  if (unselected.length === 0) {
    return found; // as nearly always
  }
  const causes = new Set<Unselected>();
  const others: Discrepancy[] = [];
  for (const one of found) {
    const origins = originsIn(one);
    const mine = unselected.filter((cause) => origins.includes(cause.resource.origin) || namesFormer(one, cause));
    mine.forEach((cause) => causes.add(cause));
    others.push(...(mine.length === 0 ? [one] : []));
  }
  return [...causes, ...others];
}

function unselectedAmong(pods: Iterable<PodOfResource>, policies: OwnPolicies): readonly Unselected[] {
  const found = new Map<string, Unselected>();
  for (const pod of pods) {
    const policy = policies.of(pod);
    if (policy && !hasNodeNetwork(pod.pod) && !policies.selects(pod, policy)) {
      found.set(pod.resource.origin, { kind: 'unselected', resource: pod.resource, policy });
    }
  }
  return [...found.values()];
}

/** Whether somebody is meant whom the policy of a workload selects in its place: others still name that. */
function namesFormer(one: Discrepancy, { policy }: Unselected): boolean {
  return (
    one.kind === 'undeclared' &&
    [one.from, one.to].some(
      (party) =>
        party.kind === 'stranger' &&
        sameNamespace(party.namespace, policy.namespace) &&
        selectorMatches(fieldOf(policy.spec, 'podSelector'), party.labels),
    )
  );
}

/** The workloads that something is about. */
function originsIn(one: Discrepancy): string[] {
  switch (one.kind) {
    case 'undeclared':
      return [...originOf(one.from), ...originOf(one.to)];
    case 'prevented':
      return [one.resource.origin, ...originOfEnd(one.connection.from), ...originOfEnd(one.connection.to)];
    default:
      return [one.resource.origin];
  }
}

function originOf(party: Party): string[] {
  return party.kind === 'pod' ? [party.pod.resource.origin] : [];
}

function originOfEnd(end: End): string[] {
  return end.kind === 'workload' ? [end.origin] : [];
}
