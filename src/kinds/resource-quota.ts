import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { computeFaults } from './compute-list';
import { refuseAtSynth } from './fault';
import { ownObject } from './own-object';
import type { ResourceQuotaProps } from './resource-quota-props';
import { sizeFault, sizeText } from './size-text';

/**
 * A ResourceQuota: how much all pods and claims of a namespace may have together.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class ResourceQuota extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'resourcequotas';
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ResourceQuotaProps) {
    super(scope, id);
    const { metadata, overrides } = props;
    const hard = hardOf(props);
    const faults = faultsOf(props);
    this.apiObject = ownObject(this, {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata,
      fields: () => ({ spec: { hard } }),
      overrides,
    });
    const isEmpty = Object.values(hard).every((bound) => bound === undefined) && !overrides?.spec;
    refuseAtSynth(this, () => (isEmpty ? ['bounds nothing; write what it bounds, e.g. pods: 20'] : faults));
  }
}

function hardOf({
  compute,
  hard,
  loadBalancers,
  persistentVolumeClaims,
  pods,
  storage,
}: ResourceQuotaProps): JsonObject {
  return {
    'limits.cpu': compute?.limits.cpu.amount,
    'limits.memory': compute && sizeText(compute.limits.memory, 'Mi'),
    persistentvolumeclaims: textOf(persistentVolumeClaims),
    pods: textOf(pods),
    'requests.cpu': compute?.requests.cpu.amount,
    'requests.memory': compute && sizeText(compute.requests.memory, 'Mi'),
    'requests.storage': storage && sizeText(storage, 'Gi'),
    'services.loadbalancers': textOf(loadBalancers),
    ...hard,
  };
}

function textOf(count: number | undefined): string | undefined {
  return count === undefined ? undefined : String(count);
}

/** What no manifest shows any more; the rest is judged there. */
function faultsOf({ compute, storage }: ResourceQuotaProps): string[] {
  const fault = storage && sizeFault(storage);
  return [
    ...(compute ? computeFaults('memory of compute.requests', compute.requests) : []),
    ...(compute ? computeFaults('memory of compute.limits', compute.limits) : []),
    ...(fault ? [`storage ${fault}`] : []),
  ];
}
