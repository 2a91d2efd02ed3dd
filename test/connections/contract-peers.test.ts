import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ConnectOptions, Peers, Port } from '../../src';
import type { JsonObject } from '../../src/manifest/json';
import { contractJson } from '../../src/report/connections-json';
import { contractOfRepository } from '../support/contracts';
import { policyOf, shopIn, variablesOf, worker } from './shop';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-'));

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Another repository with a StatefulSet and its Services, as `connections.json` tells of it. */
function contractWith(services: readonly JsonObject[], namespace?: string): string {
  const metadata = { name: 'db', namespace };
  const template = {
    metadata: { labels: { app: 'db' } },
    spec: { containers: [{ name: 'db', ports: [{ containerPort: 5432 }] }] },
  };
  const manifests = [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata,
      spec: { selector: { matchLabels: { app: 'db' } }, template },
    },
    ...services.map(({ name, ...spec }) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { selector: { app: 'db' }, ...spec },
    })),
  ];
  const file = path.join(folder, `${fs.readdirSync(folder).length}.json`);
  fs.writeFileSync(file, contractJson(contractOfRepository({ manifests, isolated: [] })));
  return file;
}

/** What a worker of ours is told of it. */
function told(file: string, options: ConnectOptions, namespace = 'data'): JsonObject {
  const chart = shopIn({}, namespace);
  const jobs = worker(chart, 'jobs');
  jobs.connectTo(Peers.contract(file).component('db'), options);
  return { ...variablesOf(chart, 'jobs'), policy: policyOf(chart, 'jobs').egress[0] };
}

const HEADLESS = { name: 'db-hl', clusterIP: 'None', ports: [{ port: 5432 }] };
const CLIENT = { name: 'db', ports: [{ port: 6432, targetPort: 5432 }] };
const METRICS = { name: 'db-metrics', ports: [{ name: 'metrics', port: 80, targetPort: 9187 }] };
const SERVICES = [HEADLESS, METRICS, CLIENT];

describe('of several Services of another repository, the address is that of the one whose port is called', () => {
  const file = contractWith(SERVICES, 'data');

  test.each<[string, ConnectOptions, string]>([
    ['the one called as the workload, where no port is named', {}, 'db:6432'],
    ['another one', { ports: [Port.tcp(5432)] }, 'db-hl:5432'],
    ['one by the name of its port', { ports: [Port.named('metrics')] }, 'db-metrics:80'],
    ['a single pod, by the headless one', { pod: 1 }, 'db-1.db-hl:5432'],
  ])('%s', (_, options, address) => {
    expect(told(file, { env: 'DB', ...options })).toMatchObject({ DB: address });
  });

  test('from another namespace, it names that', () => {
    expect(told(file, { env: 'DB', ports: [Port.tcp(5432)] }, 'shop')).toMatchObject({ DB: 'db-hl.data.svc:5432' });
    expect(told(file, { env: 'DB', pod: 0 }, 'shop')).toMatchObject({ DB: 'db-0.db-hl.data.svc:5432' });
  });
});

test('without a headless Service, pods of a StatefulSet have no names of their own', () => {
  expect(() => told(contractWith([CLIENT], 'data'), { env: 'DB', pod: 0 })).toThrow(
    'pods of "db" have no names of their own; leave out pod, or make it a StatefulSet',
  );
});

test('what says nothing of its namespace is called in "default", and let out to there', () => {
  expect(told(contractWith(SERVICES), { env: 'DB' }, 'shop')).toMatchObject({
    DB: 'db.default.svc:6432',
    policy: { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } } }] },
  });
});
