import * as fc from 'fast-check';
import { isObject, JsonObject, Path } from '../../src/manifest/json';

/** Writes values into a pod, or into one of its containers where their number is given. */
interface Tweak {
  readonly container?: number;
  readonly fields: readonly (readonly [Path, unknown])[];
}

export interface ArbitraryPodOptions {
  /** Whether it may have ephemeral containers, which API servers refuse in a new pod. */
  readonly ephemeral?: boolean;
}

/**
 * Pods that say something about security: from a plain, a restricted or a Windows pod, a few steps to the better or the
 * worse. Most are what an API server takes, and each control of the Pod Security Standards is met and broken often.
 */
export function arbitraryPod(options: ArbitraryPodOptions = {}): fc.Arbitrary<JsonObject> {
  const containers = fc.record({
    containers: fc.constantFrom(['web'], ['web', 'cache']),
    initContainers: fc.constantFrom([], [], ['setup'], ['proxy'], ['setup', 'proxy']),
    ephemeralContainers: options.ephemeral ? fc.constantFrom([], [], ['debug']) : fc.constant([]),
  });
  const base = fc.oneof(
    { weight: 5, arbitrary: fc.constant(plain) },
    { weight: 6, arbitrary: fc.constant(restrictedByPod) },
    { weight: 5, arbitrary: fc.constant(restrictedByContainers) },
    { weight: 5, arbitrary: fc.constant(windows) },
    { weight: 1, arbitrary: fc.constant(windowsHostProcess) },
  );
  const tweaks = fc.array(fc.oneof(podTweak, containerTweak, containerTweak), { maxLength: 4 });
  return fc.tuple(base, containers, tweaks).map(([make, names, changes]) => {
    const manifest = make(names);
    changes.forEach((tweak) => apply(manifest, tweak));
    return manifest;
  });
}

// ---------------------------------------------------------------- what to start from

type Names = Readonly<Record<'containers' | 'initContainers' | 'ephemeralContainers', readonly string[]>>;

function pod(names: Names, spec: JsonObject, container: JsonObject): JsonObject {
  const lists = Object.entries(names).filter(([, list]) => list.length > 0);
  const containers = lists.map(([key, list]) => [
    key,
    list.map((name) => ({
      name,
      image: `registry.example.com/${name}:1.4.2`,
      ...(name === 'proxy' ? { restartPolicy: 'Always' } : {}),
      ...structuredClone(container),
    })),
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod' },
    spec: { ...structuredClone(spec), ...Object.fromEntries(containers) },
  };
}

const CONFINED = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
const POWERLESS = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

const plain = (names: Names) => pod(names, {}, {});

const restrictedByPod = (names: Names) => pod(names, { securityContext: CONFINED }, { securityContext: POWERLESS });

const restrictedByContainers = (names: Names) => pod(names, {}, { securityContext: { ...CONFINED, ...POWERLESS } });

const windows = (names: Names) => pod(names, { os: { name: 'windows' }, securityContext: { runAsNonRoot: true } }, {});

const windowsHostProcess = (names: Names) =>
  pod(names, { hostNetwork: true, securityContext: { windowsOptions: { hostProcess: true } } }, {});

// ---------------------------------------------------------------- steps from there

function oneOf(path: Path, ...values: unknown[]): fc.Arbitrary<Tweak> {
  return anyOf(path, fc.constantFrom(...values));
}

function anyOf(path: Path, values: fc.Arbitrary<unknown>): fc.Arbitrary<Tweak> {
  return values.map((value) => ({ fields: [[path, value]] }));
}

function all(...fields: [Path, unknown][]): fc.Arbitrary<Tweak> {
  return fc.constant({ fields });
}

function inSpec(tweak: fc.Arbitrary<Tweak>): fc.Arbitrary<Tweak> {
  return tweak.map(({ fields }) => ({ fields: fields.map(([path, value]) => [['spec', ...path], value]) }));
}

function inContainer(tweak: fc.Arbitrary<Tweak>): fc.Arbitrary<Tweak> {
  return fc.tuple(fc.nat({ max: 3 }), tweak).map(([container, { fields }]) => ({ container, fields }));
}

function someOf<Value>(values: readonly Value[]): fc.Arbitrary<Value[]> {
  return fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
}

const context = (field: string): Path => ['securityContext', field];

const PROFILES = [
  { type: 'RuntimeDefault' },
  { type: 'Localhost', localhostProfile: 'profiles/web.json' },
  { type: 'Unconfined' },
  undefined,
  null,
];

const SE_LINUX = [
  {},
  { type: '' },
  { type: 'container_t' },
  { type: 'container_init_t', level: 's0:c1,c2' },
  { type: 'container_kvm_t', user: '', role: '' },
  { type: 'container_engine_t' },
  { type: 'spc_t' },
  { user: 'system_u' },
  { role: 'system_r' },
  { level: 's0' },
];

/** Fields of the security context that stand on the pod or on a container. */
const inherited: fc.Arbitrary<Tweak>[] = [
  oneOf(context('runAsNonRoot'), true, false, undefined, null),
  oneOf(context('runAsUser'), 0, 1, 1000, 10001, 65532, undefined, null),
  oneOf(context('runAsGroup'), 0, 1000, 65532, undefined),
  oneOf(context('seccompProfile'), ...PROFILES),
  oneOf(context('appArmorProfile'), ...PROFILES),
  oneOf(context('seLinuxOptions'), ...SE_LINUX),
  oneOf(context('windowsOptions'), { hostProcess: true }, { hostProcess: false }, { runAsUserName: 'ContainerUser' }),
  oneOf(['securityContext'], undefined, null, {}),
];

const SYSCTLS: readonly (readonly [string, string])[] = [
  ['kernel.shm_rmid_forced', '1'],
  ['net.ipv4.ip_local_port_range', '1024 65000'],
  ['net.ipv4.tcp_syncookies', '1'],
  ['net.ipv4.ping_group_range', '0 1'],
  ['net.ipv4.ip_unprivileged_port_start', '80'],
  ['net.ipv4.ip_local_reserved_ports', '8080'],
  ['net.ipv4.tcp_keepalive_time', '600'],
  ['net.ipv4.tcp_fin_timeout', '30'],
  ['net.ipv4.tcp_keepalive_intvl', '15'],
  ['net.ipv4.tcp_keepalive_probes', '5'],
  ['net.ipv4.tcp_rmem', '4096 131072 6291456'],
  ['net.ipv4.tcp_wmem', '4096 16384 4194304'],
  ['net/ipv4/tcp_syncookies', '1'],
  ['net.ipv4.tcp_tw_reuse', '1'],
  ['net.core.somaxconn', '1024'],
  ['kernel.msgmax', '65536'],
  ['fs.mqueue.msg_max', '100'],
];

const sysctls = someOf(SYSCTLS).map((pairs) => pairs.map(([name, value]) => ({ name, value })));

const VOLUMES: Readonly<Record<string, unknown>> = {
  none: undefined,
  emptyDir: {},
  configMap: { name: 'settings' },
  secret: { secretName: 'key' },
  downwardAPI: {},
  projected: { sources: [{ configMap: { name: 'settings' } }] },
  csi: { driver: 'csi.example.com' },
  persistentVolumeClaim: { claimName: 'data' },
  ephemeral: {
    volumeClaimTemplate: {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  },
  image: { reference: 'registry.example.com/models:1' },
  hostPath: { path: '/var/log' },
  nfs: { server: 'nfs.example.com', path: '/' },
  iscsi: { targetPortal: '10.0.2.15:3260', iqn: 'iqn.2001-04.com.example:storage.disk1', lun: 0 },
  glusterfs: { endpoints: 'glusterfs', path: 'data' },
  rbd: { monitors: ['10.0.2.16:6789'], image: 'disk' },
  cephfs: { monitors: ['10.0.2.16:6789'] },
  flexVolume: { driver: 'example.com/disk' },
  flocker: { datasetName: 'data' },
  fc: { targetWWNs: ['50060e801049cfd1'], lun: 0 },
  gcePersistentDisk: { pdName: 'data' },
  awsElasticBlockStore: { volumeID: 'vol-1' },
  azureDisk: { diskName: 'data', diskURI: 'https://disks.example.com/data.vhd' },
  azureFile: { secretName: 'key', shareName: 'data' },
  cinder: { volumeID: 'vol-1' },
  vsphereVolume: { volumePath: '[disks] data' },
  quobyte: { registry: '10.0.2.17:7861', volume: 'data' },
  portworxVolume: { volumeID: 'vol-1' },
  photonPersistentDisk: { pdID: 'data' },
  scaleIO: {
    gateway: 'https://scaleio.example.com',
    system: 'scaleio',
    volumeName: 'data',
    secretRef: { name: 'key' },
  },
  storageos: { volumeName: 'data' },
  gitRepo: { repository: 'https://git.example.com/data.git' },
};

const volumes = someOf(Object.keys(VOLUMES)).map((types) =>
  types.map((type) => ({ name: type.toLowerCase(), ...(VOLUMES[type] ? { [type]: VOLUMES[type] } : {}) })),
);

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io';

const annotations = fc.dictionary(
  fc.constantFrom(`${APP_ARMOR}/web`, `${APP_ARMOR}/setup`, 'seccomp.security.alpha.kubernetes.io/pod'),
  fc.constantFrom('runtime/default', 'localhost/web', 'unconfined', ''),
  { minKeys: 1, maxKeys: 2, noNullPrototype: true },
);

const podTweak: fc.Arbitrary<Tweak> = fc.oneof(
  inSpec(fc.oneof(...inherited)),
  inSpec(
    fc.oneof(
      oneOf(['hostNetwork'], true, false),
      oneOf(['hostPID'], true, false),
      oneOf(['hostIPC'], true, false),
      oneOf(['hostUsers'], true, false, false),
      all([['hostUsers'], false], [context('runAsUser'), 0]),
      all([['hostUsers'], false], [context('runAsNonRoot'), false]),
      oneOf(['os'], { name: 'linux' }, { name: 'windows' }),
      oneOf(['nodeSelector'], { 'kubernetes.io/os': 'windows' }, { 'kubernetes.io/os': 'linux' }),
    ),
  ),
  inSpec(
    fc.oneof(
      oneOf(context('fsGroup'), 0, 2000),
      oneOf(context('fsGroupChangePolicy'), 'Always'),
      oneOf(['enableServiceLinks'], true, false),
      oneOf(['automountServiceAccountToken'], true, false),
    ),
  ),
  inSpec(anyOf(['volumes'], volumes)),
  inSpec(anyOf(context('sysctls'), sysctls)),
  anyOf(['metadata', 'annotations'], annotations),
);

const ADDED = ['NET_BIND_SERVICE', 'CHOWN', 'SYS_CHROOT', 'NET_RAW', 'SYS_ADMIN', 'SYS_TIME', 'ALL'];
const MISSPELT = ['CAP_NET_BIND_SERVICE', 'net_bind_service', 'CAP_CHOWN', 'CAP_SYS_ADMIN'];
const DROPPED = ['ALL', 'all', 'CAP_ALL', 'NET_RAW', 'CHOWN'];

const port = { path: '/healthz', port: 8080 };

/** What asks a container whether it lives, without and with a host to ask instead. */
const HANDLERS: readonly JsonObject[] = [
  { httpGet: port },
  { httpGet: { ...port, host: '' } },
  { httpGet: { ...port, host: '10.0.2.18' } },
  { tcpSocket: { port: 8080 } },
  { tcpSocket: { port: 8080, host: 'web.example.com' } },
  { exec: { command: ['true'] } },
];

const PORTS = [
  [{ containerPort: 8080 }],
  [{ containerPort: 8080, hostPort: 0 }],
  [{ containerPort: 8080, hostPort: 8080 }],
  [{ containerPort: 9090 }, { containerPort: 9091, hostPort: 9091 }],
];

const containerTweak: fc.Arbitrary<Tweak> = inContainer(
  fc.oneof(
    fc.oneof(...inherited),
    fc.oneof(
      oneOf(context('privileged'), false, undefined),
      all([context('privileged'), true], [context('allowPrivilegeEscalation'), undefined]),
      oneOf(context('allowPrivilegeEscalation'), true, false, undefined, null),
      oneOf(context('readOnlyRootFilesystem'), true, false),
      oneOf(context('procMount'), 'Default', 'Unmasked'),
    ),
    fc.oneof(
      anyOf(['securityContext', 'capabilities', 'add'], someOf(ADDED)),
      anyOf(['securityContext', 'capabilities', 'add'], someOf(MISSPELT)),
      anyOf(['securityContext', 'capabilities', 'drop'], someOf(DROPPED)),
      oneOf(['securityContext', 'capabilities'], undefined, null, {}),
    ),
    fc.oneof(
      oneOf(['ports'], ...PORTS),
      oneOf(['livenessProbe'], ...HANDLERS),
      oneOf(['readinessProbe'], ...HANDLERS),
      oneOf(['startupProbe'], ...HANDLERS),
      oneOf(['lifecycle', 'postStart'], ...HANDLERS),
      oneOf(['lifecycle', 'preStop'], ...HANDLERS),
    ),
  ),
);

function apply(manifest: JsonObject, { container, fields }: Tweak): void {
  const target = container === undefined ? manifest : containerOf(manifest, container);
  for (const [path, value] of fields) {
    write(target, path, structuredClone(value));
    if (value === 'Unmasked') {
      // API servers refuse it elsewhere
      write(manifest, ['spec', 'hostUsers'], false);
    }
  }
}

function containerOf(manifest: JsonObject, index: number): JsonObject {
  const lists = manifest.spec as Record<string, JsonObject[] | undefined>;
  const containers = [
    ...(lists.containers ?? []),
    ...(lists.initContainers ?? []),
    ...(lists.ephemeralContainers ?? []),
  ];
  return containers[index % containers.length];
}

function write(object: JsonObject, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (rest.length > 0) {
    const child = isObject(object[key]) ? object[key] : {};
    object[key] = child;
    write(child, rest, value);
  } else if (value === undefined) {
    delete object[key];
  } else {
    object[key] = value;
  }
}
