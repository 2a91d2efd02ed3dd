/** Whether a claim of storage stays, with all that is stored. */
export enum ClaimRetention {
  /** It stays until somebody deletes it. */
  RETAIN = 'Retain',
  /** It is deleted together with its pod. */
  DELETE = 'Delete',
}

/** What becomes of the claims of a StatefulSet. */
export interface ClaimRetentionPolicy {
  /**
   * When the StatefulSet is deleted.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly whenDeleted?: ClaimRetention;

  /**
   * When there are fewer replicas than before: of those pods that are gone.
   *
   * @default ClaimRetention.RETAIN
   */
  readonly whenScaled?: ClaimRetention;
}
