import { allow } from './connect';
import type { ConnectedWorkload } from './connected-workload';
import { scraperOf } from './outside';
import { Port } from './port';
import type { ScrapingOptions } from './scraping-options';

/**
 * Lets whoever collects metrics ask a workload for them.
 *
 * @throws if nobody says who that is, or there is no such port
 */
export function allowScraping(workload: ConnectedWorkload, { port, scraper }: ScrapingOptions = {}): void {
  const chosen = port ?? (workload.served().some(({ name }) => name === METRICS) ? Port.named(METRICS) : undefined);
  allow(workload, scraperOf(workload, scraper), {
    ports: chosen && [chosen],
    reason: `metrics of ${workload.name}`,
  });
}

const METRICS = 'metrics';
