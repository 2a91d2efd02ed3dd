import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { ownObject } from './own-object';
import type { VolumeSnapshotClassProps } from './volume-snapshot-class-props';

/**
 * A VolumeSnapshotClass: how snapshots are taken. It is in no namespace, so its name has to be its own in the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/
 */
export class VolumeSnapshotClass extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'volumesnapshotclasses';
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: VolumeSnapshotClassProps) {
    super(scope, id);
    const { deletionPolicy, driver, metadata, overrides } = props;
    const parameters = props.parameters && { ...props.parameters };
    this.apiObject = ownObject(this, {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata,
      fields: () => ({ deletionPolicy, driver, parameters }),
      overrides,
      clusterScoped: true,
    });
    if (props.isDefault !== undefined) {
      this.apiObject.metadata.addAnnotation('snapshot.storage.kubernetes.io/is-default-class', `${props.isDefault}`);
    }
  }
}
