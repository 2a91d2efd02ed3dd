/** The target versions that postures may name, by their minors. */
export const FIRST_TARGET = 28;
export const LAST_TARGET = 36;

/** When a kind in a version of its API is served, by minor versions of Kubernetes 1.x. */
export interface ApiLife {
  /** The first that serves it; left out where the oldest target version does. */
  readonly since?: number;
  /** The last that serves it; left out where the newest target version does. */
  readonly until?: number;
  /**
   * Since when it is deprecated, by what Kubernetes said of it last; left out where it never is in a target version.
   * API servers warn of it by what was known at their time.
   */
  readonly deprecated?: number;
  /** Where it is announced not to be served any more, if the newest target version still serves it. */
  readonly removal?: number;
  /** The `apiVersion` that Kubernetes names instead, or else the stable one of its group; it may not be served yet, or no longer. */
  readonly replacement?: string;
  /** The kind to write there, if it is another one. */
  readonly replacementKind?: string;
  /** Whether what was written for it is right for the replacement: no field is missing there or newly required. */
  readonly sameFields?: boolean;
}
