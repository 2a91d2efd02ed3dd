/**
 * What is done to objects that this library did not make: raw cdk8s and cdk8s-plus constructs, included YAML, Helm
 * charts.
 */
export enum ForeignPolicy {
  /** Only what cannot stop a process that works today; the rest is a finding with the value to write. */
  NEUTRAL = 'neutral',
  /** Everything that is done to our own kinds too. */
  HARDEN = 'harden',
}
