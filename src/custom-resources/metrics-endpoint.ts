import type { Duration } from 'cdk8s';

/** Where pods answer with metrics. */
export interface MetricsEndpoint {
  /**
   * Name of the port.
   *
   * @default - `metrics`, or the only one there is
   */
  readonly port?: string;

  /**
   * The path.
   *
   * @default /metrics
   */
  readonly path?: string;

  /**
   * How often they are collected.
   *
   * @default - what Prometheus has, mostly 30 seconds
   */
  readonly interval?: Duration;

  /**
   * How long pods may take to answer, at most `interval`.
   *
   * @default - what Prometheus has, mostly 10 seconds
   */
  readonly scrapeTimeout?: Duration;

  /**
   * `http` or `https`.
   *
   * @default http
   */
  readonly scheme?: string;

  /**
   * Whether labels of the metrics win over those that Prometheus gives.
   *
   * @default false
   */
  readonly honorLabels?: boolean;
}
