/**
 * A promise about output: within an edition, unchanged input renders to unchanged bytes, and no rule becomes stricter.
 */
export enum Edition {
  /** The first edition. Its default target version is Kubernetes 1.29. */
  V1 = 'v1',
}

interface EditionData {
  /** The minor version of Kubernetes 1.x that manifests are written for unless a posture says otherwise. */
  readonly targetMinor: number;
}

export const EDITIONS: { readonly [edition in Edition]: EditionData } = {
  [Edition.V1]: { targetMinor: 29 },
};
