import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { refuseAtSynth } from './fault';
import { ownObject } from './own-object';
import type { PriorityClassProps } from './priority-class-props';

/**
 * A PriorityClass: how important pods are that name it, when there is not room for all. It is in no namespace, so its name
 * has to be its own in the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export class PriorityClass extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'priorityclasses';
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, id);
    const { description, globalDefault, metadata, overrides, preemptionPolicy, value } = props;
    this.apiObject = ownObject(this, {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata,
      fields: () => ({ description, globalDefault, preemptionPolicy, value }),
      overrides,
    });
    refuseAtSynth(this, () =>
      (value ?? overrides?.value) === undefined ? ['value must be set, e.g. to 1000; pods without a class have 0'] : [],
    );
  }
}
