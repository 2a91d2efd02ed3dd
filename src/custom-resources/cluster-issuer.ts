import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { customObject } from './custom-object';
import { Faults } from './faults';
import { ImportedObject } from './imported-object';
import type { IssuerProps } from './issuer-props';

/**
 * A ClusterIssuer: by whom cert-manager has Certificates of all namespaces issued. Secrets that it names are in the
 * namespace of cert-manager.
 *
 * @see https://cert-manager.io/docs/concepts/issuer/
 */
export class ClusterIssuer extends kplus.Resource {
  /** A ClusterIssuer that is in the cluster already. */
  public static fromClusterIssuerName(scope: Construct, id: string, name: string): kplus.IResource {
    return new ImportedObject(scope, id, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      resourceType: 'clusterissuers',
      name,
    });
  }

  public readonly resourceType = 'clusterissuers';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id);
    const faults = new Faults();
    this.apiObject = customObject(this, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      props,
      faults,
      spec: () => spec,
      clusterScoped: true,
    });
    const spec = props.authority._fields(this.name, faults);
  }
}
