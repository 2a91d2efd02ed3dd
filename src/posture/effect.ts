/** What adding a field does to a process that works today. */
export enum Effect {
  /** It cannot stop it: also objects that this library did not make get the field. */
  NEUTRAL = 'neutral',
  /** It can stop it: only our own kinds and components get it, unless the posture says `ForeignPolicy.HARDEN`. */
  BEHAVIOURAL = 'behavioural',
}
