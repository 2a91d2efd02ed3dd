import { Inventory, oncePerApp, PodOfResource } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import type { Declarations } from './connection';
import { NETWORK_POLICY, policyGroupsOf } from './isolation';

/** The policies of an app by their constructs. */
export const policiesByOrigin = oncePerApp((app): ReadonlyMap<string, Resource> => {
  const policies = new Map<string, Resource>();
  for (const policy of app.ofKind(NETWORK_POLICY)) {
    policies.set(policy.origin, policy);
  }
  return policies;
});

/** The policies that declared workloads have of their own. */
export class OwnPolicies {
  private readonly byWorkload = new Map<string, Resource>();

  constructor(
    private readonly app: Inventory,
    { workloads }: Declarations,
  ) {
    const policies = policiesByOrigin(app);
    for (const { origin, policy } of workloads) {
      const found = policies.get(policy);
      if (found) {
        this.byWorkload.set(origin, found);
      }
    }
  }

  /** The policy of a workload; undefined where it is gone, or there was none. */
  public of({ resource }: PodOfResource): Resource | undefined {
    return this.byWorkload.get(resource.origin);
  }

  public selects({ pod }: PodOfResource, policy: Resource): boolean {
    return policyGroupsOf(this.app, pod).some(({ policies }) => policies.includes(policy));
  }
}
