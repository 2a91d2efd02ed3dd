import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownObject } from './own-object';
import type { RuntimeClassProps } from './runtime-class-props';

/**
 * A RuntimeClass: with which of the runtimes of the nodes the containers of a pod that names it run. It is in no
 * namespace, so its name has to be its own in the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
 */
export class RuntimeClass extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'runtimeclasses';
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: RuntimeClassProps) {
    super(scope, id);
    const { handler, metadata, overrides } = props;
    const overhead = props.overhead && { podFixed: { ...props.overhead } };
    const scheduling = props.nodeSelector && { nodeSelector: { ...props.nodeSelector } };
    this.apiObject = ownObject(this, {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata,
      fields: () => ({ handler, overhead, scheduling }),
      overrides,
    });
  }
}
