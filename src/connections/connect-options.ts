import type { Port } from './port';

/** How a workload connects to another end. */
export interface ConnectOptions {
  /**
   * The ports at the other end.
   *
   * @default - the main port of a component, all ports of another workload; for what `Peers` gives they must be named
   *   unless it knows them
   */
  readonly ports?: Port[];

  /**
   * Environment variable that gets the address of the other end: `cart:7070`.
   *
   * @default - none
   */
  readonly env?: string;

  /**
   * Environment variable that gets the address as a URL: `http://cart:7070`.
   *
   * @default - none
   */
  readonly urlEnv?: string;

  /**
   * Scheme of the URL.
   *
   * @default http
   */
  readonly urlScheme?: string;

  /**
   * Environment variable that gets the host alone: `cart`.
   *
   * @default - none
   */
  readonly hostEnv?: string;

  /**
   * Environment variable that gets the port alone: `7070`.
   *
   * @default - none
   */
  readonly portEnv?: string;

  /**
   * Names of the containers that get these variables, init containers and sidecars among them.
   *
   * @default - the main container
   */
  readonly containers?: string[];

  /**
   * Ordinal number of the one pod that is called, where pods have names of their own, as those of a StatefulSet:
   * `db-0.db:5432`. The connection is allowed to all of them: policies cannot tell them apart.
   *
   * @default - the Service in front of all
   */
  readonly pod?: number;

  /**
   * What the connection is for, as reports and annotations tell it.
   *
   * @default - who connects to whom
   */
  readonly reason?: string;
}

/** How a workload lets another end connect. */
export interface AllowOptions {
  /**
   * The ports of this workload.
   *
   * @default - the main port of a component, all ports of another workload
   */
  readonly ports?: Port[];

  /**
   * What the connection is for, as reports and annotations tell it.
   *
   * @default - who connects to whom
   */
  readonly reason?: string;
}
