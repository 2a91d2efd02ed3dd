import type { Duration } from 'cdk8s';

/** How a token is mounted. */
export interface TokenOptions {
  /**
   * The file that holds the token, by its absolute path. Nothing but tokens can be in its folder.
   *
   * @default - `/var/run/secrets/tokens/AUDIENCE/token`, without the protocol, and with a dash for what is no letter, digit
   * or dot
   */
  readonly path?: string;

  /**
   * How long a token is valid: 10 minutes or more. The kubelet writes a new one before, so the file must be read again.
   *
   * @default Duration.hours(1)
   */
  readonly expiration?: Duration;

  /**
   * The containers that get it, by their names.
   *
   * @default - all, also init containers and sidecars
   */
  readonly containers?: string[];
}
