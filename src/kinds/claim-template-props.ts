import type * as kplus from 'cdk8s-plus-28';

/** The claim of storage that each pod of a StatefulSet gets of its own. */
export interface PersistentVolumeClaimTemplateProps extends kplus.PersistentVolumeClaimProps {
  /** The name of the volume in the pods, by which containers mount it, and the first part of the names of the claims. */
  readonly name: string;

  /**
   * Fields of the API that are laid over the claim, in the API's own spelling. `null` takes a field away.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
