import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { CsiVolumeOptions } from '../kinds/volume-options';
import { Volumes } from '../kinds/volumes';
import { withFactories } from './with-factories';

/** A volume of a pod. */
export const Volume = withFactories(kplus.Volume, {
  /** The name of a volume that is made elsewhere, such as by a claim template of a StatefulSet. */
  fromName: Volumes.fromName,

  /** Files of several sources in one directory. */
  fromProjected: Volumes.projected,

  /** What a pod knows of itself, as files. */
  fromDownwardApi: Volumes.downwardApi,

  /** Storage of the pod's own: a claim is made for each pod and deleted with it. */
  fromEphemeral: Volumes.ephemeral,

  /** The files of an image, which can only be read. */
  fromImage: Volumes.image,

  /** An empty directory, whose limit may be a size in any unit. */
  fromEmptyDir: Volumes.emptyDir,

  /** A volume that a CSI driver makes with the pod. */
  fromCsi: (scope: Construct, id: string, driver: string, options: CsiVolumeOptions = {}): kplus.Volume =>
    options.nodePublishSecret
      ? Volumes.csi(scope, id, driver, options)
      : kplus.Volume.fromCsi(scope, id, driver, options),
});

export type Volume = kplus.Volume;
