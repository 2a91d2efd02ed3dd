import type { IPeer } from './peer';
import type { Port } from './port';

/** How the metrics of a workload are collected. */
export interface ScrapingOptions {
  /**
   * The port that answers with them.
   *
   * @default - the port named `metrics`; without one, the main port of a component, all ports of another workload
   */
  readonly port?: Port;

  /**
   * The pods that collect them.
   *
   * @default - the scraper that the posture names
   */
  readonly scraper?: IPeer;
}
