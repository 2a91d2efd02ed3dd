import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownObject } from './own-object';
import { StorageClassProps, VolumeBindingMode } from './storage-class-props';

/**
 * A StorageClass: how volumes are made for the claims that name it. It is in no namespace, so its name has to be its own in
 * the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
export class StorageClass extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'storageclasses';
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(scope, id);
    const { allowVolumeExpansion, metadata, overrides, provisioner, reclaimPolicy, volumeBindingMode } = props;
    const parameters = props.parameters && { ...props.parameters };
    const mountOptions = props.mountOptions && [...props.mountOptions];
    this.apiObject = ownObject(this, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata,
      fields: () => ({
        allowVolumeExpansion,
        mountOptions,
        parameters,
        provisioner,
        reclaimPolicy: reclaimPolicy ?? kplus.PersistentVolumeReclaimPolicy.DELETE,
        volumeBindingMode: volumeBindingMode ?? VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
      }),
      overrides,
    });
    if (props.isDefault !== undefined) {
      this.apiObject.metadata.addAnnotation('storageclass.kubernetes.io/is-default-class', `${props.isDefault}`);
    }
  }
}
