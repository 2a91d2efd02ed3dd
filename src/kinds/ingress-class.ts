import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { IngressClassParameters, IngressClassProps } from './ingress-class-props';
import { ownObject } from './own-object';

/**
 * A class of Ingresses, which one controller takes care of. It is in no namespace. Its name is what an Ingress gives as
 * `className`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export class IngressClass extends kplus.Resource {
  /** As RBAC names the kind. */
  public readonly resourceType = 'ingressclasses';

  /** @see Resource.apiObject */
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: IngressClassProps) {
    super(scope, id);
    const { controller, isDefault, parameters, metadata, overrides } = props;
    this.apiObject = ownObject(this, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata,
      fields: () => ({ spec: { controller, ...(parameters ? { parameters: referenceTo(parameters) } : {}) } }),
      overrides,
    });
    if (isDefault !== undefined) {
      this.metadata.addAnnotation('ingressclass.kubernetes.io/is-default-class', `${isDefault}`);
    }
  }
}

function referenceTo({ apiGroup, kind, name, namespace }: IngressClassParameters) {
  return {
    ...(apiGroup === undefined ? {} : { apiGroup }),
    kind,
    name,
    ...(namespace === undefined ? { scope: 'Cluster' } : { namespace, scope: 'Namespace' }),
  };
}
