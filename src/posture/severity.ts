/** How bad it is when a rule does not hold. */
export enum Severity {
  /** Synth fails. */
  ERROR = 'error',
  /** It is printed and reported. */
  WARNING = 'warning',
  /** The rule neither checks nor fixes. */
  OFF = 'off',
}
