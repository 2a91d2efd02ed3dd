import { Inventory, PodOfResource } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import type { Declarations } from './connection';
import { NETWORK_POLICY, policyGroupsOf } from './isolation';

/** The policies that declared workloads have of their own. */
export class OwnPolicies {
  private readonly byWorkload: ReadonlyMap<string, Resource>;

  constructor(
    private readonly app: Inventory,
    { workloads }: Declarations,
  ) {
    const policies = new Map(app.ofKind(NETWORK_POLICY).map((policy) => [policy.origin, policy]));
    this.byWorkload = new Map(
      workloads.flatMap(({ origin, policy }): [string, Resource][] => {
        const found = policies.get(policy);
        return found ? [[origin, found]] : [];
      }),
    );
  }

  /** The policy of a workload; undefined where it is gone, or there was none. */
  public of({ resource }: PodOfResource): Resource | undefined {
    return this.byWorkload.get(resource.origin);
  }

  public selects({ pod }: PodOfResource, policy: Resource): boolean {
    return policyGroupsOf(this.app, pod).some(({ policies }) => policies.includes(policy));
  }
}
