import { Cron, Duration, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import {
  AppArmor,
  Chart,
  PodOs,
  PodProps,
  Posture,
  SupplementalGroupsPolicy,
  Waivers,
  WhenUnsatisfiable,
} from '../../src';
import * as plus from '../../src/plus';
import { container, image, Kplus, shop } from '../support/plus-shop';

const none = () => shop({ posture: Posture.none() });

/** The pod template of what a chart renders, whatever kind it is. */
function templateIn(chart: Chart): any {
  const [object] = chart.toJson().filter(({ kind }) => kind !== 'Service' && kind !== 'NetworkPolicy');
  const { jobTemplate, template } = object.spec;
  return jobTemplate?.spec.template ?? template ?? object;
}

/** Every kind that makes pods, of props that all of them have. */
const KINDS: { readonly [kind: string]: (chart: Chart, props: PodProps) => raw.AbstractPod } = {
  CronJob: (chart, props) => new plus.CronJob(chart, 'it', { schedule: Cron.daily(), ...props }),
  DaemonSet: (chart, props) => new plus.DaemonSet(chart, 'it', props),
  Deployment: (chart, props) => new plus.Deployment(chart, 'it', props),
  Job: (chart, props) => new plus.Job(chart, 'it', props),
  Pod: (chart, props) => new plus.Pod(chart, 'it', props),
  StatefulSet: (chart, props) => new plus.StatefulSet(chart, 'it', props),
};

/** Plain objects and lists that nobody can change, at any depth. */
function deepFrozen<Value>(value: Value): Value {
  const isPlain = Array.isArray(value) || (value as object | undefined)?.constructor === Object;
  return isPlain ? (Object.values(Object.freeze(value) as object).forEach(deepFrozen), value) : value;
}

describe('what cdk8s-plus cannot express', () => {
  const props = (chart: Chart): PodProps => ({
    containers: [container],
    dockerRegistryAuth: plus.Secret.fromSecretName(chart, 'first', 'first'),
    enableServiceLinks: true,
    hostUsers: false,
    imagePullSecrets: ['first', 'second'].map((name) => plus.Secret.fromSecretName(chart, `pull ${name}`, name)),
    nodeSelector: { disk: 'ssd', gpu: '' },
    os: PodOs.LINUX,
    priorityClassName: 'high',
    readinessGates: ['example.com/warm'],
    runtimeClassName: 'gvisor',
    schedulerName: 'bin-packer',
    seLinux: { type: 'container_t' },
    securityContext: {
      seccompProfile: { type: raw.SeccompProfileType.RUNTIME_DEFAULT },
      supplementalGroups: [4000],
      supplementalGroupsPolicy: SupplementalGroupsPolicy.STRICT,
      user: 1000,
    },
    shareProcessNamespace: true,
    topologySpread: [
      {
        topology: raw.Topology.ZONE,
        matchLabelKeys: ['pod-template-hash'],
        maxSkew: 2,
        minDomains: 3,
        selector: raw.LabelSelector.of({ labels: { tier: '' } }),
        whenUnsatisfiable: WhenUnsatisfiable.DO_NOT_SCHEDULE,
      },
      { topology: raw.Topology.HOSTNAME },
    ],
  });

  test.each(Object.keys(KINDS))('arrives in a %s, where objects are left as they are', (kind) => {
    const chart = none();
    const pods = KINDS[kind](chart, props(chart));
    const { spec } = templateIn(chart);
    expect(spec).toMatchObject({
      enableServiceLinks: true,
      hostUsers: false,
      imagePullSecrets: [{ name: 'first' }, { name: 'second' }],
      nodeSelector: { disk: 'ssd', gpu: '' },
      os: { name: 'linux' },
      priorityClassName: 'high',
      readinessGates: [{ conditionType: 'example.com/warm' }],
      runtimeClassName: 'gvisor',
      schedulerName: 'bin-packer',
      securityContext: {
        runAsUser: 1000,
        seLinuxOptions: { type: 'container_t' },
        seccompProfile: { type: 'RuntimeDefault' },
        supplementalGroups: [4000],
        supplementalGroupsPolicy: 'Strict',
      },
      shareProcessNamespace: true,
      topologySpreadConstraints: [
        {
          labelSelector: { matchLabels: { tier: '' } },
          matchLabelKeys: ['pod-template-hash'],
          maxSkew: 2,
          minDomains: 3,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'DoNotSchedule',
        },
        {
          labelSelector: {
            matchLabels: { [raw.Pod.ADDRESS_LABEL]: pods.podMetadata.getLabel(raw.Pod.ADDRESS_LABEL) },
          },
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
        },
      ],
    });
    expect(Object.keys(spec)).toEqual([...Object.keys(spec)].sort());
  });

  test.each(Object.keys(KINDS))('leaves everything else of a %s as it is', (kind) => {
    const plain = none();
    KINDS[kind](plain, { containers: [container] });
    const chart = none();
    KINDS[kind](chart, { containers: [container], hostPid: true, hostIpc: true });
    const { spec, ...rest } = templateIn(plain);
    expect(templateIn(chart)).toEqual({ ...rest, spec: { ...spec, hostPID: true, hostIPC: true } });
  });

  test.each(Object.keys(KINDS))('may be frozen in a %s, which renders twice alike', (kind) => {
    const chart = shop({ posture: Posture.restricted({ targetVersion: '1.36' }) });
    const given = deepFrozen(props(chart));
    KINDS[kind](chart, given);
    const first = JSON.stringify(templateIn(chart));
    expect(JSON.stringify(templateIn(chart))).toBe(first);
    expect(first).toContain('bin-packer');
  });

  test('is read when it is given', () => {
    const chart = none();
    const nodeSelector: { [label: string]: string } = { disk: 'ssd' };
    new plus.Pod(chart, 'it', { containers: [container], nodeSelector });
    nodeSelector.disk = 'none';
    expect(templateIn(chart).spec.nodeSelector).toEqual({ disk: 'ssd' });
  });

  test('a bare Pod is ended after a while', () => {
    const chart = none();
    new plus.Pod(chart, 'it', { containers: [container], activeDeadline: Duration.minutes(5) });
    expect(templateIn(chart).spec.activeDeadlineSeconds).toBe(300);
  });

  test('pull secrets alone', () => {
    const chart = none();
    const secret = plus.Secret.fromSecretName(chart, 'registry', 'registry');
    new plus.Pod(chart, 'it', { containers: [container], imagePullSecrets: [secret, secret] });
    expect(templateIn(chart).spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
  });

  test('spread that is written goes before what `spread` writes', () => {
    const chart = shop();
    new plus.Deployment(chart, 'it', {
      containers: [container],
      spread: true,
      topologySpread: [{ topology: raw.Topology.ZONE, whenUnsatisfiable: WhenUnsatisfiable.DO_NOT_SCHEDULE }],
    });
    const constraints: any[] = templateIn(chart).spec.topologySpreadConstraints;
    expect(constraints.map(({ topologyKey, whenUnsatisfiable }) => [topologyKey, whenUnsatisfiable])).toEqual([
      ['topology.kubernetes.io/zone', 'DoNotSchedule'],
      ['kubernetes.io/hostname', 'ScheduleAnyway'],
    ]);
  });
});

test.each(['none', 'restricted'] as const)(
  'a pod on Windows has nothing that Windows does not know, under %s',
  (name) => {
    const chart = shop({ posture: Posture[name]() });
    Waivers.of(chart).add({ rule: 'run-as-non-root', reason: 'of Windows', owner: 'team-win', expires: '2099-12-31' });
    new plus.Pod(chart, 'it', {
      containers: [{ image }],
      initContainers: [{ image, name: 'setup' }],
      nodeSelector: { 'kubernetes.io/os': 'windows' },
      os: PodOs.WINDOWS,
    });
    const { spec } = templateIn(chart);
    expect(spec.securityContext).toEqual({ runAsNonRoot: true });
    for (const { securityContext } of [...spec.containers, ...spec.initContainers]) {
      expect(securityContext).toEqual({ runAsNonRoot: true });
    }
  },
);

describe('lists that several pods are made of', () => {
  const shared = () => ({ nameservers: ['192.0.2.1'], searches: ['shop.example'], options: [{ name: 'ndots' }] });

  function second(kplus: Kplus, chart: Chart, dns: plus.PodDnsProps): any {
    const pod = new kplus.Pod(chart, 'first', { containers: [container], dns });
    pod.dns.addNameserver('192.0.2.2');
    pod.dns.addSearch('other.example');
    pod.dns.addOption({ name: 'debug' });
    const other = new kplus.Pod(chart, 'second', { containers: [container], dns });
    return chart.toJson().find(({ metadata }) => metadata.name === other.name).spec.dnsConfig;
  }

  test('stay their own: the nameservers of one are not those of the other', () => {
    const leaked = second(raw, RawTesting.chart() as Chart, shared());
    expect(leaked.nameservers).toEqual(['192.0.2.1', '192.0.2.2']);
    const dns = shared();
    expect(second(plus, shop(), dns)).toEqual(shared());
    expect(dns).toEqual(shared());
    expect(second(plus, none(), shared())).toEqual(leaked);
  });

  test('may be frozen', () => {
    const chart = shop();
    const pod = new plus.Pod(chart, 'it', {
      containers: [container],
      dns: Object.freeze({ nameservers: Object.freeze(['192.0.2.1']) as never }),
      hostAliases: Object.freeze([{ ip: '192.0.2.9', hostnames: Object.freeze(['db']) }]) as never,
    });
    pod.dns.addNameserver('192.0.2.2');
    expect(templateIn(chart).spec.dnsConfig.nameservers).toEqual(['192.0.2.1', '192.0.2.2']);
  });

  test('of host aliases are read when they are given', () => {
    const chart = shop();
    const hostnames = ['db'];
    new plus.Pod(chart, 'it', { containers: [container], hostAliases: [{ ip: '192.0.2.9', hostnames }] });
    hostnames.push('cache');
    Waivers.of(chart).add({ rule: 'no-host-aliases', reason: 'of old', owner: 'team-db', expires: '2099-12-31' });
    expect(templateIn(chart).spec.hostAliases).toEqual([{ ip: '192.0.2.9', hostnames: ['db'] }]);
  });
});

describe('scheduling', () => {
  const ssd = raw.Node.labeled(raw.NodeLabelQuery.is('disk', 'ssd'));
  const required = (chart: Chart) =>
    templateIn(chart).spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution;

  function attracted(kplus: Kplus, chart: Chart, weight: number): Chart {
    new kplus.Deployment(chart, 'it', { containers: [container] }).scheduling.attract(ssd, { weight });
    return chart;
  }

  test('a weight of 0 does not become a requirement', () => {
    const term = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] };
    expect(required(attracted(raw, RawTesting.chart() as Chart, 0)).nodeSelectorTerms).toEqual([term]);
    expect(required(attracted(plus, none(), 0)).nodeSelectorTerms).toEqual([term]);
    expect(() => attracted(plus, shop(), 0)).toThrow(
      'the weight of attract must be a whole number from 1 to 100, not 0; leave it out to require it',
    );
  });

  test.each([NaN, -1, 0.5, 101])('%p is no weight, of any method', (weight) => {
    const pod = new plus.Pod(shop(), 'it', { containers: [container] });
    const other = plus.Pods.all(pod, 'all');
    const message = `must be a whole number from 1 to 100, not ${weight}`;
    expect(() => pod.scheduling.attract(ssd, { weight })).toThrow(`the weight of attract ${message}`);
    expect(() => pod.scheduling.colocate(other, { weight })).toThrow(`the weight of colocate ${message}`);
    expect(() => pod.scheduling.separate(other, { weight })).toThrow(`the weight of separate ${message}`);
  });

  test.each([1, 100])('%d is one', (weight) => {
    const [preferred] = templateIn(attracted(plus, shop(), weight)).spec.affinity.nodeAffinity
      .preferredDuringSchedulingIgnoredDuringExecution;
    expect(preferred.weight).toBe(weight);
  });

  test('nodes can be required that have one label and another', () => {
    const chart = shop();
    const { scheduling } = new plus.Deployment(chart, 'it', {
      containers: [container],
      nodeSelector: { zone: 'a' },
    });
    const { exists, is } = raw.NodeLabelQuery;
    scheduling.attract(raw.Node.labeled(is('disk', 'ssd'), exists('gpu')));
    expect(templateIn(chart).spec.nodeSelector).toEqual({ zone: 'a' });
    expect(required(chart).nodeSelectorTerms).toEqual([
      {
        matchExpressions: [
          { key: 'disk', operator: 'In', values: ['ssd'] },
          { key: 'gpu', operator: 'Exists' },
        ],
      },
    ]);
  });
});

test('an unconfined pod is found, as a field or an annotation', () => {
  for (const targetVersion of ['1.29', '1.30']) {
    const chart = shop({ posture: Posture.restricted({ targetVersion }) });
    new plus.Pod(chart, 'it', { appArmor: AppArmor.unconfined(), containers: [container] });
    expect(() => chart.toJson()).toThrow('apparmor-not-overridden');
  }
});
