import type * as kplus from 'cdk8s-plus-28';

/** What every PersistentVolume has: everything of cdk8s-plus-28, and fields that it does not know. */
export interface PersistentVolumeProps extends kplus.PersistentVolumeProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** A PersistentVolume of a disk of AWS. */
export interface AwsElasticBlockStorePersistentVolumeProps extends kplus.AwsElasticBlockStorePersistentVolumeProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** A PersistentVolume of a disk of Azure. */
export interface AzureDiskPersistentVolumeProps extends kplus.AzureDiskPersistentVolumeProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** A PersistentVolume of a disk of Google Cloud. */
export interface GCEPersistentDiskPersistentVolumeProps extends kplus.GCEPersistentDiskPersistentVolumeProps {
  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. `null` takes
   * a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
