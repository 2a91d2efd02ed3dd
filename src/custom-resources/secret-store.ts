import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { customObject } from './custom-object';
import { Faults } from './faults';
import { ImportedObject } from './imported-object';
import { storeFields } from './secret-store-fields';
import type { SecretStoreProps } from './secret-store-props';

/**
 * A SecretStore: where ExternalSecrets of its namespace get their values.
 *
 * @see https://external-secrets.io/latest/api/secretstore/
 */
export class SecretStore extends kplus.Resource {
  /** A SecretStore that is in the cluster already. */
  public static fromSecretStoreName(scope: Construct, id: string, name: string): kplus.IResource {
    return new ImportedObject(scope, id, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      resourceType: 'secretstores',
      name,
    });
  }

  public readonly resourceType = 'secretstores';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id);
    const faults = new Faults();
    const spec = storeFields(props, false, faults);
    this.apiObject = customObject(this, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      props,
      faults,
      spec: () => spec,
    });
  }
}
