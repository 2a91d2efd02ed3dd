/** One place of one object where a rule does not hold. */
export interface RuleViolation {
  /** What is wrong, with the field that it is about, and what to write: `metadata.labels.owner must be set`. */
  readonly message: string;

  /** The field, from the root of the object: `spec.template.spec.containers[0].image`. */
  readonly path: string;

  /**
   * The container that it is about, so that it can be waived for that one.
   *
   * @default - it is about the object
   */
  readonly container?: string;

  /**
   * A value that would satisfy the rule.
   *
   * @default - there is no answer for everyone
   */
  readonly write?: any;
}
