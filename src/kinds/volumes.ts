import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { claimSpec, claimSpecFaults } from './claim-spec';
import { filesOf } from './downward-files';
import { mendsIn } from './mends';
import type { PodField } from './pod-field';
import type { ProjectedSource } from './projected-source';
import { sizeFault, sizeText } from './size-text';
import { setVolumeFields, VolumeFields } from './volume-fields';
import { hashedName } from './volume-names';
import type {
  CsiVolumeOptions,
  DownwardApiVolumeOptions,
  EphemeralVolumeOptions,
  ImageVolumeOptions,
  ProjectedVolumeOptions,
} from './volume-options';

/**
 * Volumes that cdk8s-plus-28 does not have, for the pods of this library. They are mounted as others are, by
 * `container.mount`.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class Volumes {
  /**
   * An empty directory, as `Volume.fromEmptyDir` makes it, whose limit may be a size in any unit.
   *
   * @param name the name of the volume
   * @throws if the limit is no whole number of bytes above 0
   */
  public static emptyDir(
    scope: Construct,
    id: string,
    name: string,
    options: kplus.EmptyDirVolumeOptions = {},
  ): kplus.Volume {
    const { medium, sizeLimit } = options;
    if (!sizeLimit || !mendsIn(scope)) {
      return kplus.Volume.fromEmptyDir(scope, id, name, options);
    }
    const fault = sizeFault(sizeLimit);
    if (fault) {
      throw new Error(`sizeLimit of the volume "${name}" ${fault}`);
    }
    const limit = kplus.k8s.Quantity.fromString(sizeText(sizeLimit, 'Mi'));
    return volume(scope, id, name, { emptyDir: { medium, sizeLimit: limit } });
  }

  /**
   * Files of several sources in one directory: of ConfigMaps, Secrets and of the pod itself, and tokens.
   *
   * @param sources where the files come from
   * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
   */
  public static projected(
    scope: Construct,
    id: string,
    sources: ProjectedSource[],
    options: ProjectedVolumeOptions = {},
  ): kplus.Volume {
    const all = [...sources];
    const { defaultMode, name } = options;
    return ownVolume(scope, id, name, () => ({
      projected: { defaultMode, sources: all.map((source) => source._toSource()) },
    }));
  }

  /**
   * What a pod knows of itself, as files.
   *
   * @param files what stands in which file, by its path
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
   */
  public static downwardApi(
    scope: Construct,
    id: string,
    files: { [path: string]: PodField },
    options: DownwardApiVolumeOptions = {},
  ): kplus.Volume {
    const items = filesOf(files);
    const { defaultMode, name } = options;
    return ownVolume(scope, id, name, () => ({ downwardAPI: { defaultMode, items: items() } }));
  }

  /**
   * Storage of the pod's own: a claim is made for each pod and deleted with it.
   *
   * @throws if the size is no whole number of bytes above 0
   * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
   */
  public static ephemeral(scope: Construct, id: string, options: EphemeralVolumeOptions): kplus.Volume {
    const { labels, annotations, name, accessModes, ...claim } = options;
    const [fault] = claimSpecFaults(claim);
    if (fault) {
      throw new Error(`the volume "${id}": ${fault}`);
    }
    const modes = accessModes ?? [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
    const spec = claimSpec({ ...claim, accessModes: modes });
    const metadata =
      labels || annotations
        ? { annotations: annotations && { ...annotations }, labels: labels && { ...labels } }
        : undefined;
    return ownVolume(scope, id, name, () => ({ ephemeral: { volumeClaimTemplate: { metadata, spec } } }));
  }

  /**
   * The files of an image, which can only be read, for clusters that have this feature.
   *
   * @param reference the image, or another artifact of a registry
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#image
   */
  public static image(scope: Construct, id: string, reference: string, options: ImageVolumeOptions = {}): kplus.Volume {
    const { name, pullPolicy } = options;
    return ownVolume(scope, id, name, () => ({ image: { pullPolicy, reference } }));
  }

  /**
   * A volume that a CSI driver makes with the pod, as `Volume.fromCsi` makes it, and may use a Secret for.
   *
   * @param driver the name of the driver, e.g. `secrets-store.csi.k8s.io`
   */
  public static csi(scope: Construct, id: string, driver: string, options: CsiVolumeOptions = {}): kplus.Volume {
    const { attributes, fsType, name, nodePublishSecret, readOnly } = options;
    const volumeAttributes = attributes && { ...attributes };
    return ownVolume(scope, id, name, () => {
      const nodePublishSecretRef = nodePublishSecret && { name: nodePublishSecret.name };
      return { csi: { driver, fsType, nodePublishSecretRef, readOnly, volumeAttributes } };
    });
  }

  /**
   * The name of a volume that is made elsewhere: by a claim template of a StatefulSet, or in `overrides`. Nothing is
   * rendered but the mount.
   */
  public static fromName(scope: Construct, id: string, name: string): kplus.Volume {
    const named = volume(scope, id, name, {});
    setVolumeFields(named, null);
    return named;
  }

  private constructor() {}
}

function ownVolume(
  scope: Construct,
  id: string,
  name: string | undefined,
  fields: NonNullable<VolumeFields>,
): kplus.Volume {
  const own = volume(scope, id, name ?? hashedName(id, `${scope.node.path}/${id}`), {});
  setVolumeFields(own, fields);
  return own;
}

/** The constructor is private to cdk8s-plus, although it is all that its own factories use. */
function volume(scope: Construct, id: string, name: string, config: JsonObject | kplus.k8s.Volume): kplus.Volume {
  const AnyVolume = kplus.Volume as unknown as new (
    scope: Construct,
    id: string,
    name: string,
    config: unknown,
  ) => kplus.Volume;
  return new AnyVolume(scope, id, name, config);
}
