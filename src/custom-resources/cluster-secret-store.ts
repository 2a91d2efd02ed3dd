import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { customObject } from './custom-object';
import { Faults } from './faults';
import { ImportedObject } from './imported-object';
import { storeFields } from './secret-store-fields';
import type { SecretStoreProps } from './secret-store-props';

/**
 * A ClusterSecretStore: where ExternalSecrets of all namespaces get their values. By `spec.conditions` in `overrides` it is
 * for some namespaces only.
 *
 * @see https://external-secrets.io/latest/api/clustersecretstore/
 */
export class ClusterSecretStore extends kplus.Resource {
  /** A ClusterSecretStore that is in the cluster already. */
  public static fromClusterSecretStoreName(scope: Construct, id: string, name: string): kplus.IResource {
    return new ImportedObject(scope, id, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      resourceType: 'clustersecretstores',
      name,
    });
  }

  public readonly resourceType = 'clustersecretstores';

  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id);
    const faults = new Faults();
    const spec = storeFields(props, true, faults);
    this.apiObject = customObject(this, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      props,
      faults,
      spec: () => spec,
      clusterScoped: true,
    });
  }
}
