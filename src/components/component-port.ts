/** One more port of a component. */
export interface ComponentPort {
  /** Its name: up to 15 lower-case letters, digits and dashes. */
  readonly name: string;

  /** Port that the container listens on, from 1024 to 65535. */
  readonly port: number;

  /**
   * Port of the Service.
   *
   * @default - the same as `port`
   */
  readonly servicePort?: number;

  /**
   * `TCP`, `UDP` or `SCTP`.
   *
   * @default TCP
   */
  readonly protocol?: string;
}
