import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { refuseAtSynth } from './fault';
import { ownObject } from './own-object';
import type { VolumeSnapshotProps } from './volume-snapshot-props';

/**
 * A snapshot of a volume, for clusters that have its custom resources and a driver that takes snapshots. It is taken once;
 * a claim whose `dataSource` it is begins with what it holds.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volume-snapshots/
 */
export class VolumeSnapshot extends kplus.Resource {
  /** The plural of the kind, as in RBAC. */
  public readonly resourceType = 'volumesnapshots';
  protected readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: VolumeSnapshotProps) {
    super(scope, id);
    const { metadata, overrides, source, volumeSnapshotClassName } = props;
    this.apiObject = ownObject(this, {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshot',
      metadata,
      fields: () => ({ spec: { source: source._toSource(), volumeSnapshotClassName } }),
      overrides,
    });
    refuseAtSynth(this, () => source._faultsIn(this.metadata.namespace));
  }
}
