import type { JsonObject } from '../manifest/json';
import { valueText } from '../posture/value-text';
import type { Faults } from './faults';
import type { MetricsEndpoint } from './metrics-endpoint';

const SCHEMES = /^https?$/;

/** It in the spelling of the definition, without the port. */
export function endpointFields(endpoint: MetricsEndpoint, faults: Faults): JsonObject {
  const { path, interval, scrapeTimeout, scheme, honorLabels } = endpoint;
  if (interval && scrapeTimeout && scrapeTimeout.toMilliseconds() > interval.toMilliseconds()) {
    faults.add(
      `scrapeTimeout must be at most interval, which is ${faults.duration('interval', interval)}, not ` +
        `${faults.duration('scrapeTimeout', scrapeTimeout)}`,
    );
  }
  return {
    path: faults.text('path of an endpoint', path, (text) =>
      text.startsWith('/') ? undefined : `must begin with "/", e.g. ${valueText(`/${text}`)}`,
    ),
    interval: faults.duration('interval', interval),
    scrapeTimeout: faults.duration('scrapeTimeout', scrapeTimeout),
    scheme: faults.matching('scheme of an endpoint', scheme, SCHEMES, 'must be "http" or "https"'),
    honorLabels,
  };
}
