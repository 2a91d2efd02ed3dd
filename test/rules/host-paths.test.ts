import type { JsonObject } from '../../src/manifest/json';
import { noContainerRuntimeSocket } from '../../src/rules/no-container-runtime-socket';
import { noHostPathPersistentVolumes } from '../../src/rules/no-host-path-persistent-volumes';
import { noSensitiveHostPath } from '../../src/rules/no-sensitive-host-path';
import { noWritableHostPath } from '../../src/rules/no-writable-host-path';
import { messagesOf, objectTables } from '../support/object-tables';
import { container, deployment, object, pod, template } from '../support/objects';

const onNode = (path: unknown) => pod({ volumes: [{ name: 'node', hostPath: { path } }] });
const persistent = (source: JsonObject) => object('v1', 'PersistentVolume', { spec: source });

const sensitive = (path: string) =>
  `volumes[0].hostPath.path must be outside of the system directories of the node, not ${JSON.stringify(path)}`;

objectTables(noSensitiveHostPath, {
  passes: {
    'no volumes': pod(),
    'volumes of another type': pod({ volumes: [{ name: 'tmp', emptyDir: {} }] }),
    'volumes that are no list': pod({ volumes: 'none' }),
    'a volume that is no object': pod({ volumes: ['/', null] }),
    'a hostPath that is no object': pod({ volumes: [{ name: 'node', hostPath: '/' }] }),
    'a path that is no text': onNode(5),
    'a persistent volume of another type': persistent({ csi: { driver: 'example.com' } }),
    'a persistent volume in a folder of its own': persistent({ local: { path: '/mnt/disks/ssd1' } }),
    'another kind': object('example.com/v1', 'PersistentVolume', { spec: { hostPath: { path: '/' } } }),
  },
  fails: {
    'a Pod': [onNode('/etc'), sensitive('/etc')],
    'a Deployment': [
      deployment({ template: template({ volumes: [{ name: 'a', hostPath: { path: '/' } }] }) }),
      sensitive('/'),
    ],
    'a persistent volume': [
      persistent({ hostPath: { path: '/root' } }),
      'spec.hostPath.path must be outside of the system directories of the node, not "/root"',
    ],
    'a local persistent volume': [
      persistent({ local: { path: '/var/lib/kubelet' } }),
      'spec.local.path must be outside of the system directories of the node, not "/var/lib/kubelet"',
    ],
  },
});

describe('a path of the node', () => {
  test.each([
    '/',
    '//',
    '/etc/',
    '/./etc',
    '/proc',
    '/var/run',
    '/var/lib/docker',
    '/var/lib/etcd/member',
    '/etc/kubernetes/azure.json',
  ])('%s is sensitive', (path) => {
    expect(messagesOf(noSensitiveHostPath, onNode(path))).toEqual([sensitive(path)]);
  });

  test.each([
    '/data',
    '/etc/localtime',
    '/etc/ssl/certs',
    '/lib/modules',
    '/sys/fs/cgroup',
    '/dev/kvm',
    '/mnt/etc',
    '/etcetera',
    '/var/lib/kubelet/device-plugins',
    '/roots',
  ])('%s is not', (path) => {
    expect(messagesOf(noSensitiveHostPath, onNode(path))).toEqual([]);
  });
});

const socket = (path: string) =>
  `volumes[0].hostPath.path must be something other than the socket of a container runtime, not ${JSON.stringify(path)}`;

objectTables(noContainerRuntimeSocket, {
  passes: {
    'no volumes': pod(),
    'another socket': onNode('/var/run/app.sock'),
    'a folder with the name of a runtime': onNode('/data/containerd'),
    'the folder of all sockets, which no-sensitive-host-path forbids': onNode('/var/run'),
    'a path that is no text': onNode({ path: '/var/run/docker.sock' }),
  },
  fails: Object.fromEntries(
    [
      '/var/run/docker.sock',
      '/run//docker.sock',
      '/run/containerd/containerd.sock',
      '/run/k3s/containerd',
      '/var/run/crio/crio.sock',
      '/run/podman/',
      '/home/me/.docker/run/docker.sock',
    ].map((path) => [path, [onNode(path), socket(path)]]),
  ),
});

const mounting = (mount: JsonObject, list = 'containers') =>
  pod({
    containers: [container()],
    [list]: [container({ volumeMounts: [{ name: 'node', mountPath: '/node', ...mount }] })],
    volumes: [{ name: 'node', hostPath: { path: '/data' } }],
  });

objectTables(noWritableHostPath, {
  passes: {
    'no volumes': pod(),
    'a mount to be read': mounting({ readOnly: true }),
    'a mount of another volume': mounting({ name: 'tmp' }),
    'mounts that are no list': pod({
      volumes: [{ name: 'a', hostPath: {} }],
      containers: [container({ volumeMounts: 'a' })],
    }),
    'a volume without a name and a mount without one': pod({
      volumes: [{ emptyDir: {} }],
      containers: [container({ volumeMounts: [{}] })],
    }),
  },
  fails: {
    'a mount': [mounting({}), 'container "web": volumeMounts[0].readOnly must be true'],
    'a mount to be written': [
      mounting({ readOnly: false }),
      'container "web": volumeMounts[0].readOnly must be true, not false',
    ],
    'a mount of an init container': [
      mounting({}, 'initContainers'),
      'container "web": volumeMounts[0].readOnly must be true',
    ],
  },
});

objectTables(noHostPathPersistentVolumes, {
  passes: {
    'a driver': persistent({ csi: { driver: 'example.com' } }),
    'a local volume': persistent({ local: { path: '/mnt/disks/ssd1' } }),
    null: persistent({ hostPath: null }),
    nothing: object('v1', 'PersistentVolume'),
    'a Pod, which another rule is about': onNode('/data'),
  },
  fails: {
    'a path of the node': [
      persistent({ hostPath: { path: '/data' } }),
      'spec.hostPath must be another kind of volume, e.g. csi or local, not {"path":"/data"}',
    ],
  },
});
