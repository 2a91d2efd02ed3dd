import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Party } from '../../src/network/party';
import { partyOf, Reachability } from '../../src/network/reachability';
import { readYaml } from '../../src/yaml/reader';
import { filesIn, goldenOf } from '../support/examples';

const app = new Inventory(
  Object.values(filesIn(goldenOf('networking')))
    .flatMap(readYaml)
    .map(({ value }) => new Resource(value as JsonObject)),
);
const reachability = Reachability.of(app);
const pods = ['telemetry', 'voice'].flatMap((namespace) => app.podsIn(namespace));

test('pods of both namespaces call each other on these ports, and on no others', () => {
  const calls = pods.flatMap((from) => reachedBy(partyOf(from)).map((call) => `${from.resource.name} -> ${call}`));
  expect(calls.sort()).toEqual([
    'charging -> logs: UDP 5514',
    'media -> logs: UDP 5514',
    'portal -> registrations: TCP 6379',
    'registrations -> registrations: TCP 6379',
    'signalling -> charging: SCTP 3868',
    'signalling -> logs: UDP 5514',
    'signalling -> media: UDP 22222',
    'signalling -> registrations: TCP 6379',
  ]);
});

test.each<[string, Party, string[]]>([
  ['the carrier', address('10.30.0.1'), ['media: UDP 30000-30999']],
  ['the part of its network that is left out', address('10.30.64.1'), []],
  ['a switch', address('10.20.1.1'), ['logs: UDP 5514']],
  ['a switch that is left out', address('10.20.9.1'), []],
  ['a client of the load balancer', address('198.51.100.7'), ['signalling: TCP 5061']],
  ['everybody else', address('192.0.2.1'), []],
  ['a pod of billing', podIn('billing', { any: 'thing' }), ['logs: UDP 5514']],
  ['the desk', podIn('support', { app: 'desk' }), ['portal: TCP 8080']],
  ['another pod of support', podIn('support', { app: 'printer' }), []],
  ['the Gateway', podIn('edge', { 'gateway.networking.k8s.io/gateway-name': 'public' }), ['portal: TCP 8080']],
  ['another Gateway', podIn('edge', { 'gateway.networking.k8s.io/gateway-name': 'private' }), []],
  [
    'the scraper',
    podIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' }),
    ['inventory: TCP 8080', 'logs: TCP 9598'],
  ],
])('%s reaches what it is let in for', (_, party, expected) => {
  expect(reachedBy(party)).toEqual(expected);
});

test.each<[string, Party, string[]]>([
  ['the API server', address('10.10.0.5'), ['inventory: TCP 6443']],
  ['the internet', address('93.184.216.34'), ['logs: TCP 443']],
  ['the internet by IPv6', address('2606:2800:21f:cb07::1'), ['logs: TCP 443']],
  ['what tells pods of a cloud their credentials', address('169.254.169.254'), []],
  ['the carrier', address('10.30.0.1'), ['media: UDP 10000-19999']],
])('%s is reached by those who need it', (_, party, expected) => {
  const callers = pods.flatMap((pod) => {
    const ports = reachability.between(partyOf(pod), party);
    return ports.isEmpty ? [] : [`${pod.resource.name}: ${ports.text}`];
  });
  expect(callers.sort()).toEqual(expected);
});

function reachedBy(party: Party): string[] {
  const reached = pods.flatMap((pod) => {
    const ports = reachability.between(party, partyOf(pod));
    return ports.isEmpty ? [] : [`${pod.resource.name}: ${ports.text}`];
  });
  return reached.sort();
}

function address(text: string): Party {
  return { kind: 'address', address: text };
}

function podIn(namespace: string, labels: JsonObject): Party {
  return { kind: 'stranger', namespace, namespaceLabels: { 'kubernetes.io/metadata.name': namespace }, labels };
}
