import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { customObject } from './custom-object';
import { Faults } from './faults';
import { ImportedObject } from './imported-object';
import type { IssuerProps } from './issuer-props';

/**
 * An Issuer: by whom cert-manager has Certificates of its namespace issued.
 *
 * @see https://cert-manager.io/docs/concepts/issuer/
 */
export class Issuer extends kplus.Resource {
  /** An Issuer that is in the cluster already. */
  public static fromIssuerName(scope: Construct, id: string, name: string): kplus.IResource {
    return new ImportedObject(scope, id, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Issuer',
      resourceType: 'issuers',
      name,
    });
  }

  public readonly resourceType = 'issuers';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: IssuerProps) {
    super(scope, id);
    const faults = new Faults();
    this.apiObject = customObject(this, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Issuer',
      props,
      faults,
      spec: () => spec,
    });
    const spec = props.authority._fields(this.name, faults);
  }
}
