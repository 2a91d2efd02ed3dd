import type * as kplus from 'cdk8s-plus-28';
import type { ClaimSpecProps } from './claim-spec-props';

/** What every volume of ours has. */
export interface NamedVolumeOptions {
  /**
   * The name of the volume in the pod.
   *
   * @default - made of the place in the construct tree
   */
  readonly name?: string;
}

/** Options of a projected volume. */
export interface ProjectedVolumeOptions extends NamedVolumeOptions {
  /**
   * The mode of files that have none of their own.
   *
   * @default 0o644
   */
  readonly defaultMode?: number;
}

/** Options of a volume of what the pod knows of itself. */
export interface DownwardApiVolumeOptions extends NamedVolumeOptions {
  /**
   * The mode of the files.
   *
   * @default 0o644
   */
  readonly defaultMode?: number;
}

/** The claim that is made for each pod. */
export interface EphemeralVolumeOptions extends NamedVolumeOptions, ClaimSpecProps {
  /**
   * Labels of the claims.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the claims.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** Options of a volume of an image. */
export interface ImageVolumeOptions extends NamedVolumeOptions {
  /**
   * When the image is pulled.
   *
   * @default - always for the tag "latest", otherwise if the node does not have it
   */
  readonly pullPolicy?: kplus.ImagePullPolicy;
}

/** Options of a volume of a CSI driver. */
export interface CsiVolumeOptions extends kplus.CsiVolumeOptions {
  /**
   * The Secret that the driver gets when it mounts the volume.
   *
   * @default - none
   */
  readonly nodePublishSecret?: kplus.ISecret;
}
