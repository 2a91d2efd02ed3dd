import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { labelSelectorOf } from '../connections/plus-selector';
import type { JsonObject } from '../manifest/json';
import { ownObject } from './own-object';
import { PodDisruptionBudgetProps, UnhealthyPodEvictionPolicy } from './pod-disruption-budget-props';
import { selectorOf } from './workload-selector';

/**
 * A PodDisruptionBudget: how many pods of a workload may be away at once when nodes are drained.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
 */
export class PodDisruptionBudget extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'poddisruptionbudgets';
  protected readonly apiObject: ApiObject;

  /**
   * @throws if it is not said which pods are counted, and if it is said twice how many
   */
  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    super(scope, id);
    const { workload, metadata, overrides, unhealthyPodEvictionPolicy } = props;
    const select = selectorIn(this, props);
    const shares = sharesIn(this, props);
    this.apiObject = ownObject(this, {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: workload ? { namespace: workload.metadata.namespace, ...metadata } : metadata,
      fields: () => ({
        // not spread: engines take long to add to what they have copied
        spec: Object.assign({}, shares, {
          selector: select(),
          unhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? UnhealthyPodEvictionPolicy.ALWAYS_ALLOW,
        }),
      }),
      overrides,
    });
  }
}

/** What selects the pods, which a workload knows only when all is written. */
function selectorIn({ node }: Construct, { workload, selector }: PodDisruptionBudgetProps): () => JsonObject {
  if (workload && selector) {
    throw new Error(`"${node.path}" has a workload and a selector; leave one of them out`);
  }
  if (workload) {
    return () => selectorOf(workload);
  }
  if (selector && typeof selector.isEmpty !== 'function') {
    throw new Error(`"${node.path}" has a selector that is no LabelSelector; if it is a workload, write workload: ...`);
  }
  if (!selector || selector.isEmpty()) {
    throw new Error(`"${node.path}" must count some pods; write the workload, or a selector that is not empty`);
  }
  const labels = labelSelectorOf(selector);
  return () => labels;
}

function sharesIn({ node }: Construct, { minAvailable, maxUnavailable }: PodDisruptionBudgetProps): JsonObject {
  if (minAvailable && maxUnavailable) {
    throw new Error(`"${node.path}" has minAvailable and maxUnavailable; leave one of them out`);
  }
  return minAvailable ? { minAvailable: minAvailable.value } : { maxUnavailable: maxUnavailable?.value ?? 1 };
}
