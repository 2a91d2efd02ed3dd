import { ApiObject, Chart as RawChart, Size, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import {
  AppArmor,
  Chart,
  Container,
  ContainerProps,
  EnvSources,
  Posture,
  ResizeRestartPolicy,
  TerminationMessagePolicy,
  Testing,
  Waivers,
} from '../../src';
import * as plus from '../../src/plus';
import { container, image, Kplus, shop } from '../support/plus-shop';

type Containers = readonly raw.ContainerProps[];

/** The pod spec that a chart renders. */
function podSpecIn(chart: RawChart): any {
  const { spec } = chart.toJson().find(({ kind }) => kind === 'Deployment' || kind === 'Pod');
  return spec.template?.spec ?? spec;
}

/** A pod of containers, of cdk8s-plus-28 or this library, as it is rendered. */
function rendered(
  kplus: Kplus,
  containers: Containers,
  initContainers: Containers = [],
  chart: RawChart = shop(),
): any {
  new kplus.Pod(chart, 'it', { containers: [...containers], initContainers: [...initContainers] });
  return podSpecIn(chart);
}

const inRaw = (...containers: Containers) => rendered(raw, containers, [], RawTesting.chart());
const inOurs = (...containers: Containers) => rendered(plus, containers);
const none = () => shop({ posture: Posture.none() });

/** A chart in which rules are waived. */
function waiving(chart: Chart, ...rules: string[]): Chart {
  for (const rule of rules) {
    Waivers.of(chart).add({ rule, reason: 'needs it', owner: 'team-nodes', expires: '2099-12-31' });
  }
  return chart;
}

/** One container with everything that cdk8s-plus-28 cannot express. */
const full: ContainerProps = {
  image,
  appArmor: AppArmor.localhost('web'),
  extendedResources: { 'nvidia.com/gpu': '1' },
  portNumber: 8080,
  defaultStartup: false,
  resizePolicy: { cpu: ResizeRestartPolicy.NOT_REQUIRED, memory: ResizeRestartPolicy.RESTART_CONTAINER },
  seLinux: { level: 's0:c123,c456', type: 'container_t' },
  stdin: true,
  terminationMessagePolicy: TerminationMessagePolicy.FALLBACK_TO_LOGS_ON_ERROR,
  tty: true,
};

const fullRendered = {
  resizePolicy: [
    { resourceName: 'cpu', restartPolicy: 'NotRequired' },
    { resourceName: 'memory', restartPolicy: 'RestartContainer' },
  ],
  resources: {
    limits: { cpu: '1500m', memory: '2048Mi', 'nvidia.com/gpu': '1' },
    requests: { cpu: '1000m', memory: '512Mi', 'nvidia.com/gpu': '1' },
  },
  securityContext: { seLinuxOptions: { level: 's0:c123,c456', type: 'container_t' } },
  stdin: true,
  terminationMessagePolicy: 'FallbackToLogsOnError',
  tty: true,
};

describe('what cdk8s-plus cannot express', () => {
  test.each([
    ['the prop containers', (chart: Chart) => new plus.Deployment(chart, 'web', { containers: [full] })],
    ['addContainer', (chart: Chart) => new plus.Deployment(chart, 'web').addContainer({ ...full, tty: true })],
    ['attachContainer', (chart: Chart) => new plus.Deployment(chart, 'web').attachContainer(new Container(full))],
  ])('arrives by %s, whatever the posture', (_, make) => {
    for (const chart of [shop(), none()]) {
      make(chart);
      const [main] = podSpecIn(chart).containers;
      expect(main).toMatchObject(fullRendered);
      expect(main.startupProbe).toBeUndefined();
    }
  });

  test.each([
    ['the prop initContainers', (pod: plus.Pod) => pod],
    ['addInitContainer', (pod: plus.Pod) => pod.addInitContainer({ ...full, name: 'second' })],
  ])('arrives in init containers by %s', (_, add) => {
    const chart = shop();
    add(new plus.Pod(chart, 'it', { containers: [container], initContainers: [full] }));
    for (const init of podSpecIn(chart).initContainers) {
      expect(init).toMatchObject(fullRendered);
    }
  });

  test('under Posture.none() nothing else changes', () => {
    const chart = none();
    new plus.Deployment(chart, 'web', { containers: [{ ...container, tty: true }] });
    const theirs = none();
    new raw.Deployment(theirs, 'web', { containers: [container] });
    const [before] = theirs.toJson();
    before.spec.template.spec.containers[0].tty = true;
    expect(chart.toJson()).toEqual([before]);
  });

  test('a GPU is asked for by a container that asks for nothing else', () => {
    const { resources } = inOurs({ image, resources: {}, extendedResources: { 'amd.com/gpu': '2' } } as ContainerProps)
      .containers[0];
    expect(resources).toEqual({ limits: { 'amd.com/gpu': '2' }, requests: { 'amd.com/gpu': '2' } });
  });

  test('a raw block device comes with its volume, once', () => {
    for (const chart of [shop(), none()]) {
      const claim = plus.PersistentVolumeClaim.fromClaimName(chart, 'disk', 'disk');
      const volume = plus.Volume.fromPersistentVolumeClaim(chart, 'volume', claim);
      const device = { volume, path: '/dev/xvda' };
      new plus.Pod(chart, 'db', {
        containers: [
          { image, name: 'db', volumeDevices: [device] },
          { image, name: 'check', volumeDevices: [device] },
        ],
      });
      const spec = podSpecIn(chart);
      expect(spec.containers.map(({ volumeDevices }: any) => volumeDevices)).toEqual([
        [{ devicePath: '/dev/xvda', name: volume.name }],
        [{ devicePath: '/dev/xvda', name: volume.name }],
      ]);
      expect(spec.containers[0].volumeMounts).toEqual(inOurs({ image }).containers[0].volumeMounts);
      expect(spec.volumes.filter(({ name }: any) => name === volume.name)).toHaveLength(1);
    }
  });

  test('a startup probe of the user stays, whatever is said of the default', () => {
    const startup = raw.Probe.fromCommand(['/ready']);
    const [main] = inOurs({ ...container, startup, defaultStartup: false } as ContainerProps).containers;
    expect(main.startupProbe).toMatchObject({ exec: { command: ['/ready'] } });
  });

  test('variables of a whole Secret have a prefix, and may be missing', () => {
    const chart = shop();
    const secret = plus.Secret.fromSecretName(chart, 'secret', 'keys');
    const configMap = plus.ConfigMap.fromConfigMapName(chart, 'map', 'settings');
    const envFrom = [
      EnvSources.secret(secret, { prefix: 'KEY_', optional: true }),
      EnvSources.secret(secret),
      EnvSources.configMap(configMap, { prefix: 'CONF_', optional: false }),
    ];
    expect(rendered(plus, [{ image, envFrom }], [], chart).containers[0].envFrom).toEqual([
      { prefix: 'KEY_', secretRef: { name: 'keys', optional: true } },
      { secretRef: { name: 'keys' } },
      { configMapRef: { name: 'settings', optional: false }, prefix: 'CONF_' },
    ]);
  });
});

describe('AppArmor', () => {
  const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io';
  const pod = (chart: Chart) =>
    new plus.Pod(waiving(chart, 'apparmor-not-overridden'), 'it', {
      appArmor: AppArmor.runtimeDefault(),
      containers: [{ image, name: 'web' }],
      initContainers: [{ image, name: 'setup', appArmor: AppArmor.unconfined() }],
    });

  test('is an annotation for each container where servers older than 1.30 are aimed at', () => {
    for (const chart of [shop({ posture: Posture.restricted() }), none()]) {
      pod(chart);
      const [{ metadata, spec }] = chart.toJson();
      expect(metadata.annotations).toMatchObject({
        [`${ANNOTATION}/setup`]: 'unconfined',
        [`${ANNOTATION}/web`]: 'runtime/default',
      });
      expect(JSON.stringify(spec)).not.toContain('appArmorProfile');
    }
  });

  test('is a field where the oldest knows it', () => {
    const chart = shop({ posture: Posture.restricted({ targetVersion: '1.30' }) });
    pod(chart);
    const [{ metadata, spec }] = chart.toJson();
    expect(spec.securityContext.appArmorProfile).toEqual({ type: 'RuntimeDefault' });
    expect(spec.containers[0].securityContext.appArmorProfile).toBeUndefined();
    expect(spec.initContainers[0].securityContext.appArmorProfile).toEqual({ type: 'Unconfined' });
    expect(JSON.stringify(metadata)).not.toContain(ANNOTATION);
  });

  test.each(['', ' ', 'web '])('%p is no name of a profile', (profile) => {
    expect(() => AppArmor.localhost(profile)).toThrow(
      `the AppArmor profile "${profile}" is no name; write that of one on the nodes, without spaces around it`,
    );
  });
});

test('an init container that has a port starts: nobody probes what is to end', () => {
  const setup: raw.ContainerProps = { image, name: 'setup', portNumber: 8081 };
  const [refused] = rendered(raw, [container], [setup], RawTesting.chart()).initContainers;
  expect(refused.startupProbe).toEqual({ failureThreshold: 3, tcpSocket: { port: 8081 } });
  const [mended] = rendered(plus, [container], [setup]).initContainers;
  expect(mended.startupProbe).toBeUndefined();
  expect(rendered(plus, [container], [setup], none()).initContainers).toEqual([refused]);
});

test.each([
  ['none', Posture.none()],
  ['an audit', Posture.restricted().audit()],
])('%s leaves containers as cdk8s-plus makes them', (_, posture) => {
  const setup: raw.ContainerProps = { image, name: 'setup', portNumber: 8081 };
  const main: raw.ContainerProps = {
    image,
    envVariables: { PORT: raw.EnvValue.fromValue(8080 as never), NONE: raw.EnvValue.fromValue(undefined as never) },
    securityContext: { privileged: true },
  };
  // judged by nobody: the manifest of one object
  const specOf = (kplus: Kplus, chart: RawChart) =>
    ApiObject.of(new kplus.Pod(chart, 'it', { containers: [main], initContainers: [setup] })).toJson().spec;
  expect(specOf(plus, shop({ posture }))).toEqual(specOf(raw, RawTesting.chart()));
});

test('a sidecar keeps the probe of its port', () => {
  const sidecar = { image, name: 'proxy', portNumber: 8081, restartPolicy: raw.ContainerRestartPolicy.ALWAYS };
  expect(rendered(plus, [container], [sidecar]).initContainers[0].startupProbe).toMatchObject({
    tcpSocket: { port: 8081 },
  });
});

const PRIVILEGED = ['no-privileged-container', 'no-privilege-escalation', 'run-as-non-root', 'no-root-user-id'];

test('a privileged container is one that the API server takes', () => {
  const privileged: raw.ContainerProps = { image, securityContext: { privileged: true, ensureNonRoot: false } };
  const before = inRaw(privileged).containers;
  expect(before[0].securityContext).toMatchObject({ allowPrivilegeEscalation: false, privileged: true });
  const chart = waiving(shop(), ...PRIVILEGED);
  expect(rendered(plus, [privileged], [], chart).containers[0].securityContext).toMatchObject({
    allowPrivilegeEscalation: true,
    privileged: true,
  });
  expect(rendered(plus, [privileged], [], none()).containers).toEqual(before);
});

test('a privileged container that its user lets gain no privileges is refused, as nothing could satisfy both', () => {
  const securityContext = { privileged: true, allowPrivilegeEscalation: false };
  const chart = waiving(shop(), ...PRIVILEGED);
  expect(() => rendered(plus, [{ image, securityContext }], [], chart)).toThrow(
    'valid-security-context: Pod "shop/shop-it-c8e2768f" (shop/it/Resource): container "main": ' +
      'securityContext.allowPrivilegeEscalation must be left out beside privileged, or privileged be false',
  );
});

describe('sizes', () => {
  const sizes = (memory: Size, storage: Size): raw.ContainerProps => ({
    image,
    resources: { memory: { request: memory, limit: memory }, ephemeralStorage: { request: storage, limit: storage } },
  });

  test('are of any unit', () => {
    const odd = sizes(Size.kibibytes(100), Size.mebibytes(500));
    expect(() => inRaw(odd)).toThrow("'100 kibibytes' cannot be converted into a whole number of mebibytes");
    expect(() => rendered(plus, [odd], [], none())).toThrow("'100 kibibytes' cannot be converted");
    const amounts = { memory: '100Ki', 'ephemeral-storage': '500Mi' };
    expect(inOurs(odd).containers[0].resources).toEqual({ limits: amounts, requests: amounts });
  });

  test('are those of a container that cdk8s-plus made, too', () => {
    const chart = shop();
    const pod = new plus.Pod(chart, 'it');
    pod.attachContainer(new raw.Container(sizes(Size.kibibytes(100), Size.mebibytes(500))));
    expect(podSpecIn(chart).containers[0].resources.limits).toEqual({ memory: '100Ki', 'ephemeral-storage': '500Mi' });
  });

  test.each([
    ['as Mi and Gi where they are whole', sizes(Size.gibibytes(2), Size.tebibytes(1))],
    [
      'beside CPU',
      {
        image,
        resources: {
          cpu: { request: raw.Cpu.units(1) },
          memory: { request: Size.mebibytes(5), limit: Size.mebibytes(5) },
        },
      },
    ],
    ['by default', { image }],
    ['of nothing', { image, resources: {} }],
    ['of memory that says nothing', { image, resources: { memory: {} } }],
  ])('are rendered as cdk8s-plus does, %s', (_, props) => {
    expect(inOurs(props).containers[0].resources).toEqual(inRaw(props).containers[0].resources);
  });
});

describe('objects that several containers are made of', () => {
  const shared = () => ({
    envFrom: [] as raw.EnvFrom[],
    envVariables: {} as { [name: string]: raw.EnvValue },
    volumeMounts: [] as raw.VolumeMount[],
  });

  function twoOf(kplus: Kplus, chart: RawChart, props: ReturnType<typeof shared>): any {
    const pod = new kplus.Pod(chart, 'it');
    const first = pod.addContainer({ image, name: 'first', ...props });
    pod.addContainer({ image, name: 'second', ...props });
    first.env.addVariable('PASSWORD', kplus.EnvValue.fromValue('opensesame'));
    first.env.copyFrom(kplus.Env.fromSecret(kplus.Secret.fromSecretName(chart, 'secret', 'keys')));
    first.mount('/keys', kplus.Volume.fromEmptyDir(chart, 'volume', 'keys'));
    return podSpecIn(chart).containers[1];
  }

  test('stay their own: the secrets of one are not those of the other', () => {
    const leaked = twoOf(raw, RawTesting.chart(), shared());
    expect(leaked.env).toEqual([{ name: 'PASSWORD', value: 'opensesame' }]);
    expect(leaked.envFrom).toHaveLength(1);
    expect(leaked.volumeMounts).toHaveLength(1);

    const props = shared();
    const own = twoOf(plus, shop(), props);
    expect(own.env).toBeUndefined();
    expect(own.envFrom).toBeUndefined();
    expect(JSON.stringify(own.volumeMounts ?? [])).not.toContain('/keys');
    expect(props).toEqual(shared());

    expect(twoOf(plus, none(), shared())).toEqual(leaked);
  });

  test('stay their own in containers that are made by themselves', () => {
    const props = shared();
    const first = new Container({ image, ...props });
    first.env.addVariable('PASSWORD', raw.EnvValue.fromValue('opensesame'));
    expect(new Container({ image, ...props }).env.variables).toEqual({});
  });

  test('may be frozen', () => {
    const chart = shop();
    const frozen = Object.freeze({
      ...full,
      envVariables: Object.freeze({}),
      volumeMounts: Object.freeze([]) as never,
    });
    const added = new plus.Pod(chart, 'it').addContainer(frozen);
    added.env.addVariable('A', raw.EnvValue.fromValue('b'));
    added.mount('/data', raw.Volume.fromEmptyDir(chart, 'volume', 'data'));
    expect(podSpecIn(chart).containers[0].env).toEqual([{ name: 'A', value: 'b' }]);
  });

  test('are read when they are given', () => {
    const chart = shop();
    const extendedResources: { [name: string]: string } = { 'nvidia.com/gpu': '1' };
    new plus.Pod(chart, 'it', { containers: [{ image, extendedResources }] });
    extendedResources['nvidia.com/gpu'] = '8';
    expect(podSpecIn(chart).containers[0].resources.limits['nvidia.com/gpu']).toBe('1');
  });
});

describe('environment variables', () => {
  test('that are numbers in JavaScript are texts in the manifest', () => {
    const envVariables = {
      PORT: raw.EnvValue.fromValue(8080 as never),
      VERBOSE: raw.EnvValue.fromValue(false as never),
    };
    expect(inRaw({ image, envVariables }).containers[0].env).toEqual([
      { name: 'PORT', value: 8080 },
      { name: 'VERBOSE', value: false },
    ]);
    expect(inOurs({ image, envVariables }).containers[0].env).toEqual([
      { name: 'PORT', value: '8080' },
      { name: 'VERBOSE', value: 'false' },
    ]);
  });

  test('of a process that does not have them are refused, with the path of the pod', () => {
    const envVariables = { TOKEN: raw.EnvValue.fromProcess('NO_SUCH_VARIABLE_OF_THIS_PROCESS') };
    expect(inRaw({ image, envVariables }).containers[0].env).toEqual([{ name: 'TOKEN' }]);
    const [message] = faultsOf((chart) => new plus.Pod(chart, 'it', { containers: [{ image, envVariables }] }));
    expect(message).toBe(
      '[shop/it] variable "TOKEN" of container "main" has no value; if it comes from EnvValue.fromProcess, set it where the ' +
        'app is synthesized',
    );
    expect(rendered(plus, [{ image, envVariables }], [], none()).containers[0].env).toEqual([{ name: 'TOKEN' }]);
  });
});

describe('pods that cannot be rendered are refused with their path', () => {
  test.each([
    ['no container', {}, 'the pod has no container; give it containers, or call addContainer'],
    [
      'a container with the policy of a sidecar',
      { containers: [{ image, restartPolicy: raw.ContainerRestartPolicy.ALWAYS }] },
      'container "main" has restartPolicy "Always"; only those of initContainers may, which are sidecars then',
    ],
    [
      'no nameserver',
      { containers: [container], dns: { policy: raw.DnsPolicy.NONE } },
      'dns has the policy "None" and no nameservers; name one at least, e.g. nameservers: ["192.0.2.53"]',
    ],
    [
      'four nameservers',
      { containers: [container], dns: { nameservers: ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'] } },
      'dns has 4 nameservers; leave 3 at most',
    ],
    [
      'seven search domains',
      { containers: [container], dns: { searches: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] } },
      'dns has 7 searches; leave 6 at most',
    ],
  ])('%s', (_, props: plus.PodProps, message) => {
    expect(faultsOf((chart) => new plus.Pod(chart, 'it', props))).toEqual([`[shop/it] ${message}`]);
  });
});

/** What cdk8s says is wrong with a chart before it renders anything. */
function faultsOf(make: (chart: Chart) => unknown): string[] {
  const chart = shop();
  make(chart);
  return chart.node.findAll().flatMap(({ node }) => node.validate().map((message) => `[${node.path}] ${message}`));
}

test('a container is one of this library, and of cdk8s-plus', () => {
  const pod = new plus.Pod(Testing.chart(), 'it');
  const added: plus.Container = pod.addContainer(container);
  const theirs: raw.Container = new plus.Container(container);
  expect(theirs).toBeInstanceOf(raw.Container);
  expect(added).toBeInstanceOf(Container);
  expect(pod.containers).toEqual([added]);
  expect(() => new Container(added as never)).toThrow('Attempted to construct a container from a Container object.');
});

test('a class of containers of the user stays what it is', () => {
  class Proxy extends raw.Container {
    public _toKube(): raw.k8s.Container {
      return { ...super._toKube(), workingDir: '/proxy' };
    }
  }
  const chart = shop();
  new plus.Pod(chart, 'it').attachContainer(new Proxy({ image }));
  expect(podSpecIn(chart).containers[0].workingDir).toBe('/proxy');
});

test('a container of cdk8s-plus that is attached is hardened, and rendered twice alike', () => {
  const chart = shop();
  new plus.Deployment(chart, 'web').attachContainer(new raw.Container(container));
  const first = JSON.stringify(chart.toJson());
  expect(podSpecIn(chart).containers[0].securityContext.capabilities.drop).toEqual(['ALL']);
  expect(JSON.stringify(chart.toJson())).toBe(first);
});
