import { Health, Peers, Port, Posture, Resources, WebService } from '../../src';
import type { NetworkOptions, ScrapingOptions } from '../../src';
import * as plus from '../../src/plus';
import { image, policiesOf, serve, shop } from '../support/plus-shop';

const SCRAPER = { namespace: 'monitoring', labels: { app: 'prometheus' } };
const PORTS = [
  { number: 8080, name: 'http' },
  { number: 9090, name: 'metrics' },
];

/** What may call the pods of a Deployment whose metrics are collected. */
function ingressOf(options?: ScrapingOptions, network: NetworkOptions = {}, ports: typeof PORTS = PORTS): unknown {
  const chart = shop({ posture: Posture.restricted({ network }) });
  const web = serve(plus.Deployment, chart, 'web', { containers: [{ image, ports }] });
  web.exposeViaService();
  web.connections.allowScraping(options);
  return policiesOf(chart).web.ingress;
}

function rule(...ports: readonly number[]): object {
  return {
    from: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
        podSelector: { matchLabels: { app: 'prometheus' } },
      },
    ],
    ports: ports.map((port) => ({ protocol: 'TCP', port })),
  };
}

test('the scraper that the posture names may ask for metrics, on the port of that name', () => {
  expect(ingressOf(undefined, { scraper: SCRAPER })).toEqual([rule(9090)]);
});

test('without a port of that name, on all ports', () => {
  const ports = PORTS.map((port, index) => ({ ...port, name: `port-${index}` }));
  expect(ingressOf(undefined, { scraper: SCRAPER }, ports)).toEqual([rule(8080, 9090)]);
});

test('another port and another scraper may be named', () => {
  expect(ingressOf({ port: Port.named('http'), scraper: Peers.pods(SCRAPER) })).toEqual([rule(8080)]);
});

test('a collector of the same app, of this library, may call too', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web', { containers: [{ image, ports: PORTS }] });
  const collector = new WebService(chart, 'collector', {
    image,
    port: 9000,
    health: Health.tcp(),
    resources: Resources.small(),
  });
  web.connections.allowScraping({ scraper: collector });
  const ports = [{ protocol: 'TCP', port: 9090 }];
  expect(policiesOf(chart).web.ingress).toMatchObject([{ ports }]);
});

test('nobody knows who collects metrics where neither the posture nor the user says so', () => {
  expect(() => ingressOf()).toThrow(
    'nobody knows which pods collect the metrics of "web"; name them by scraper: Peers.pods({ ... }), or set scraper in ' +
      'network of the posture',
  );
});
