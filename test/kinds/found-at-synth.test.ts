import type { DeploymentProps } from '../../src';
import * as plus from '../../src/plus';
import { container, findingsOf, image, shop } from '../support/plus-shop';

type Shop = ReturnType<typeof shop>;

const deployment = (chart: Shop, props: Partial<DeploymentProps> = {}) =>
  new plus.Deployment(chart, 'it', { containers: [container], ...props });
const limited = (memory: string) => ({
  overrides: { spec: { template: { spec: { containers: [{ name: 'main', resources: { limits: { memory } } }] } } } },
});

const MISTAKES: readonly (readonly [string, string, (chart: Shop) => void])[] = [
  ['a part of a volume outside of it', 'valid-volumes', (chart) => mount(chart, { subPath: '../etc' })],
  [
    'a part of a volume in two spellings',
    'valid-volumes',
    (chart) => mount(chart, { subPath: 'a', subPathExpr: '$(A)' }),
  ],
  [
    'a nameserver without an address',
    'valid-pod-dns',
    (chart) => deployment(chart, { dns: { nameservers: ['one.one'] } }),
  ],
  [
    'an alias of an address that is none',
    'valid-pod-dns',
    (chart) => deployment(chart, { hostAliases: [{ ip: '1.2.3.400', hostnames: ['db'] }] }),
  ],
  [
    'nodes that have a label with one of no values',
    'valid-scheduling',
    (chart) => deployment(chart).scheduling.attract(plus.Node.labeled(plus.NodeLabelQuery.in('zone', []))),
  ],
  [
    'nodes that are selected by nothing, which are none',
    'affinity-can-be-met',
    (chart) => deployment(chart).scheduling.attract(plus.Node.labeled()),
  ],
  [
    'pods to be beside that nobody has',
    'affinity-can-be-met',
    (chart) => deployment(chart).scheduling.colocate(plus.Pods.select(chart, 'cache', { labels: { app: 'cache' } })),
  ],
  [
    'pods to be away from that are all',
    'affinity-can-be-met',
    (chart) => deployment(chart).scheduling.separate(plus.Pods.select(chart, 'all', { labels: {} })),
  ],
  [
    'a port of nodes that clusters do not hand out',
    'node-port-in-range',
    (chart) =>
      deployment(chart).exposeViaService({
        serviceType: plus.ServiceType.NODE_PORT,
        ports: [{ port: 80, targetPort: 8080, nodePort: 8080 }],
      }),
  ],
  [
    'a kernel parameter twice',
    'valid-security-context',
    (chart) => {
      const sysctl = { name: 'net.ipv4.tcp_syncookies', value: '1' };
      deployment(chart, {
        overrides: { spec: { template: { spec: { securityContext: { sysctls: [sysctl, sysctl] } } } } },
      });
    },
  ],
  [
    'a setting that the ConfigMap does not have',
    'config-keys-exist',
    (chart) => {
      const settings = new plus.ConfigMap(chart, 'settings', { data: { mode: 'fast' } });
      read(chart, plus.EnvValue.fromConfigMap(settings, 'level'));
    },
  ],
  [
    'a password that the Secret does not have',
    'config-keys-exist',
    (chart) => {
      const login = new plus.Secret(chart, 'login', { stringData: { user: 'web' } });
      read(chart, login.envValue('password'));
    },
  ],
  ['memory that was meant in megabytes', 'whole-bytes', (chart) => deployment(chart, limited('512m'))],
  ['a limit of no memory, which is none', 'memory-limit-set', (chart) => deployment(chart, limited('0'))],
];

test.each(MISTAKES)('%s is found at synth', (_, rule, make) => {
  const chart = shop();
  make(chart);
  expect(findingsOf(chart).map((finding) => finding.rule)).toContain(rule);
});

test('none of it is found where there is no mistake', () => {
  const chart = shop();
  deployment(chart, limited('512Mi'));
  const rules = findingsOf(chart).map((finding) => finding.rule);
  expect(rules.filter((rule) => MISTAKES.some(([, found]) => found === rule))).toEqual([]);
});

function mount(chart: Shop, options: plus.MountOptions): void {
  const volume = plus.Volume.fromEmptyDir(chart, 'data', 'data');
  deployment(chart, { containers: [{ ...container, volumeMounts: [{ path: '/data', volume, ...options }] }] });
}

function read(chart: Shop, value: plus.EnvValue): void {
  deployment(chart, { containers: [{ image, portNumber: 8080, envVariables: { SETTING: value } }] });
}
