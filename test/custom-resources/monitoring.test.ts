import { Chart, Health, Peers, PodMonitor, Posture, Resources, ServiceMonitor, Testing, WebService } from '../../src';
import * as plus from '../../src/plus';
import { findingsOf, image, policiesOf, serve, shop } from '../support/plus-shop';

const SCRAPER = { namespace: 'monitoring', labels: { app: 'prometheus' } };
const FROM_SCRAPER = [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
    podSelector: { matchLabels: { app: 'prometheus' } },
  },
];
const ports = [
  { number: 8080, name: 'http' },
  { number: 9090, name: 'metrics' },
];
const METRICS = [{ protocol: 'TCP', port: 9090 }];

const scraped = () => shop({ posture: Posture.restricted({ network: { scraper: SCRAPER } }) });
const deployed = (chart: Chart) => serve(plus.Deployment, chart, 'web', { containers: [{ image, ports }] });

function web(chart: Chart): WebService {
  const additionalPorts = [{ name: 'metrics', port: 9090 }];
  const props = { image, port: 8080, health: Health.tcp(), resources: Resources.small(), additionalPorts };
  return new WebService(chart, 'web', props);
}

function one(chart: Chart, wanted: string): any {
  return Testing.synth(chart).find(({ kind }) => kind === wanted);
}

const closedIn = (chart: Chart) => findingsOf(chart).filter(({ rule }) => rule === 'exposure-allowed');

describe.each<[string, (chart: Chart) => void]>([
  ['a ServiceMonitor of a component', (chart) => void new ServiceMonitor(chart, 'm', { service: web(chart).service })],
  ['a PodMonitor of a component', (chart) => void new PodMonitor(chart, 'm', { workload: web(chart).deployment })],
  [
    'a ServiceMonitor of a workload',
    (chart) => void new ServiceMonitor(chart, 'm', { service: deployed(chart).exposeViaService() }),
  ],
  ['a PodMonitor of a workload', (chart) => void new PodMonitor(chart, 'm', { workload: deployed(chart) })],
])('%s', (_, monitor) => {
  test('lets in the scraper that the posture names, on the port with the metrics', () => {
    const chart = scraped();
    monitor(chart);
    expect(one(chart, 'NetworkPolicy').spec.ingress).toEqual([{ from: FROM_SCRAPER, ports: METRICS }]);
    expect(closedIn(chart)).toEqual([]);
  });

  test('lets nobody in where nobody says who collects metrics, and a finding says so', () => {
    const chart = shop();
    monitor(chart);
    expect(one(chart, 'NetworkPolicy').spec.ingress).toBeUndefined();
    expect(closedIn(chart)).toHaveLength(1);
  });
});

test('another scraper may be named', () => {
  const chart = shop();
  new PodMonitor(chart, 'monitor', { workload: deployed(chart), scraper: Peers.pods(SCRAPER) });
  expect(policiesOf(chart).web.ingress).toEqual([{ from: FROM_SCRAPER, ports: METRICS }]);
});

test('a ServiceMonitor finds its Service alone, though others have the same labels', () => {
  const chart = scraped();
  const component = web(chart);
  component.exposeViaLoadBalancer();
  new ServiceMonitor(chart, 'monitor', { service: component.service });
  const { matchLabels } = one(chart, 'ServiceMonitor').spec.selector;
  const found = Testing.synth(chart).filter(
    ({ kind, metadata }) =>
      kind === 'Service' && Object.entries(matchLabels).every(([key, value]) => metadata.labels?.[key] === value),
  );
  expect(found.map(({ metadata }) => metadata.name)).toEqual(['web']);
  expect(findingsOf(chart).filter(({ rule }) => rule === 'service-monitor-targets-service')).toEqual([]);
});

test('monitors look into the namespace of what they are for', () => {
  const app = Testing.app({ posture: Posture.restricted({ network: { scraper: SCRAPER } }) });
  const [chart, monitoring] = ['shop', 'monitoring'].map((namespace) => new Chart(app, namespace, { namespace }));
  const workload = deployed(chart);
  new ServiceMonitor(monitoring, 'services', { service: workload.exposeViaService() });
  new PodMonitor(monitoring, 'pods', { workload });
  expect(['ServiceMonitor', 'PodMonitor'].map((kind) => one(monitoring, kind).spec.namespaceSelector)).toEqual([
    { matchNames: ['shop'] },
    { matchNames: ['shop'] },
  ]);
  const rules = ['service-monitor-targets-service', 'pod-monitor-targets-pod'];
  expect(findingsOf(chart).filter(({ rule }) => rules.includes(rule))).toEqual([]);
});

test('a port without a name is said by its number', () => {
  const chart = scraped();
  const service = new plus.Service(chart, 'service', { ports: [{ port: 80, targetPort: 8080 }] });
  new ServiceMonitor(chart, 'monitor', { service });
  const workload = serve(plus.Deployment, chart, 'web', { containers: [{ image, portNumber: 8080 }] });
  new PodMonitor(chart, 'pods', { workload });
  expect(one(chart, 'ServiceMonitor').spec.endpoints).toEqual([{ targetPort: 8080 }]);
  expect(one(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ portNumber: 8080 }]);
});
